"""Owns the account of an article: calls made, tokens paid for, what they cost."""

from collections.abc import Callable
from dataclasses import dataclass

from service.engines.llm.base import Call, ModelReply, ModelRequest
from service.models import Tokens

Price = Callable[[Tokens], float | None]
"""Gives the cost of tokens in US dollars; None where no price is known."""


@dataclass
class Tally:
    """Counts what goes through it to a model and back."""

    call: Call
    calls: int = 0
    repairs: int = 0
    input: int = 0
    output: int = 0
    cached: int = 0
    estimated: bool = False
    """Whether an endpoint did not tell the tokens of a reply."""

    async def ask(self, request: ModelRequest) -> ModelReply:
        """Call the model, and count it. Raises what the call raises."""
        self.calls += 1
        reply = await self.call(request)
        self.input += reply.tokens.input
        self.output += reply.tokens.output
        self.cached += reply.tokens.cached
        self.estimated |= reply.tokens.estimated
        return reply

    def tokens(self) -> Tokens:
        """Give the tokens that were paid for."""
        return Tokens(
            input=self.input,
            output=self.output,
            cached=self.cached,
            estimated=self.estimated,
        )
