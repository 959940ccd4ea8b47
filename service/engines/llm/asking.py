"""Owns the requests of the engine: a prompt filled in, its form, its length counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.engines.llm import rows
from service.engines.llm.base import Message, ModelRequest
from service.models import PromptRef
from service.prompts import Prompt, Said, load
from service.text.tokens import Counter

MOST_ORDERED = 600
"""So many lines are put in order by one call at most."""
EDITED: Mapping[str, Any] = rows.closed(
    headline={"type": "string", "maxLength": 200},
    summary={"type": "array", "maxItems": 4, "items": {"type": "string", "maxLength": 500}},
    order={"type": "array", "maxItems": MOST_ORDERED, "items": {"type": "string", "maxLength": 8}},
)
VERDICT: Mapping[str, Any] = rows.closed(
    fail={"type": "array", "maxItems": 200, "items": {"type": "string", "maxLength": 8}}
)
WHOLE = "This is the whole article."
_PER_MESSAGE = 4
"""Tokens that the frame of a message takes."""
_SHORTEST, _PER_TOKEN = 600, 1.5
"""An answer may have so many tokens, and so many more for each token of the chunk; the longest of
the twelve that were measured had 1.1."""


@dataclass(frozen=True)
class Prompts:
    """The prompts of the engine."""

    extract: Prompt
    repair: Prompt
    merge: Prompt
    verify: Prompt

    @property
    def refs(self) -> tuple[PromptRef, ...]:
        """Give all of them by name, version and hash."""
        return tuple(each.ref for each in (self.extract, self.repair, self.merge, self.verify))


def prompts(folder: Path | None = None) -> Prompts:
    """Load the prompts of the engine from a folder, else those that Brevier comes with.

    Raises:
        SettingsInvalid: names the file and its fault.
    """
    names = ("extract", "repair", "merge", "verify")
    return Prompts(**{name: load(name, folder) for name in names})


@dataclass(frozen=True)
class Asker:
    """Writes requests."""

    prompts: Prompts
    counter: Counter

    def extract(self, name: str, article: str, task: str, chunk_tokens: int) -> ModelRequest:
        """Ask for the lines of what is shown of an article."""
        said = self.prompts.extract.filled(article=article, task=task)
        most = _SHORTEST + int(_PER_TOKEN * chunk_tokens)
        return self._request(name, _messages(said), rows.schema(), "briefing", most)

    def repair(self, asked: ModelRequest, answered: str, faults: str) -> ModelRequest:
        """Ask once more in the same conversation, so that its beginning is known already."""
        said = self.prompts.repair.filled(faults=faults)
        messages = (*asked.messages, Message(speaker="assistant", text=answered), *_messages(said))
        name = asked.name.replace("extract", "repair")
        return self._request(name, messages, rows.schema(), "briefing", asked.most_tokens)

    def merge(self, name: str, lines: str, count: int) -> ModelRequest:
        """Ask for the order of lines, and for a headline and a summary over them."""
        said = self.prompts.merge.filled(lines=lines)
        return self._request(name, _messages(said), EDITED, "merge", _SHORTEST + 6 * count)

    def verify(self, name: str, lines: str, count: int) -> ModelRequest:
        """Ask which lines do not hold."""
        said = self.prompts.verify.filled(lines=lines)
        return self._request(name, _messages(said), VERDICT, "verdict", 100 + 6 * count)

    def _request(
        self,
        name: str,
        messages: tuple[Message, ...],
        form: Mapping[str, Any],
        form_name: str,
        most: int,
    ) -> ModelRequest:
        return ModelRequest(
            name=name,
            messages=messages,
            form=dict(form),
            form_name=form_name,
            most_tokens=most,
            prompt_tokens=sum(self.counter.count(each.text) + _PER_MESSAGE for each in messages),
        )


def part(number: int, of: int) -> str:
    """Say which part of an article is shown."""
    if of == 1:
        return WHOLE
    return f'This is part {number} of {of} of an article: leave "headline" and "summary" empty.'


def _messages(said: Sequence[Said]) -> tuple[Message, ...]:
    return tuple(Message(speaker=each.role, text=each.text) for each in said)
