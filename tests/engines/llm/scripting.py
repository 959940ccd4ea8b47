"""What the tests of the whole engine share: scripted models, budgets, and one way to run it."""

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from evals.hostile.honest import Table, ids
from service.engines.base import Event, silent
from service.engines.llm import Asker, LlmEngine, prompts
from service.engines.llm.base import Call, ModelReply, ModelRequest
from service.errors import OverBudget
from service.models import Draft, Tokens
from service.text.reading import Reading
from service.text.tokens import EstimatingCounter, load_counter

Answering = Callable[[ModelRequest], object]
"""Gives a reply, an error to raise, text, or an object to write as JSON."""
ASKER = Asker(prompts(), load_counter())
ESTIMATING = Asker(prompts(), EstimatingCounter("o200k_base"))
SPENT = Tokens(input=100, output=10, cached=1)


@dataclass
class Script:
    """A model that answers by a function, and remembers what it was asked."""

    answering: Answering
    asked: list[ModelRequest] = field(default_factory=list)
    delays: Mapping[str, float] = field(default_factory=dict)

    async def __call__(self, request: ModelRequest) -> ModelReply:
        self.asked.append(request)
        await asyncio.sleep(self.delays.get(request.name, 0))
        return reply(self.answering(request))

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.asked]


def reply(answer: object) -> ModelReply:
    """Make a reply of an answer; raise it where it is an error."""
    if isinstance(answer, BaseException):
        raise answer
    if isinstance(answer, ModelReply):
        return answer
    text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
    return ModelReply(text=text, tokens=SPENT)


@dataclass
class Account:
    """A budget that allows so much, and remembers what it was told."""

    allowed: int = 10**9
    reserved: list[int] = field(default_factory=list)
    settled: list[tuple[int, int]] = field(default_factory=list)

    async def reserve(self, tokens: int) -> None:
        self.reserved.append(tokens)
        if tokens > self.allowed:
            raise OverBudget("the daily cap is reached")

    async def settle(self, reserved: int, spent: int) -> None:
        self.settled.append((reserved, spent))


def engine(call: Call, **more: object) -> LlmEngine:
    """Make an engine with a scripted model."""
    parts: dict[str, object] = {
        "model": "scripted",
        "calls": lambda: call,
        "asker": ASKER,
        "price": lambda tokens: None,
        "budget": Account(),
    }
    return LlmEngine(**(parts | more))  # type: ignore[arg-type]  # as the tests need it


def drafted(read: Reading, call: Call, events: list[Event] | None = None, **more: object) -> Draft:
    """Run the engine."""
    seen: list[Event] = [] if events is None else events
    return asyncio.run(engine(call, **more).draft(read, seen.append))


def honest(read: Reading) -> Answering:
    """Answer with the lines of the rules; keep the order of lines, fail none."""
    table = Table.of(read)

    def answering(request: ModelRequest) -> object:
        if request.form_name == "briefing":
            return table.answer(request)
        if request.form_name == "merge":
            return edited(ids(request))
        return {"fail": []}

    return answering


def edited(order: Sequence[str], headline: str = "", summary: Sequence[str] = ()) -> object:
    """Write the answer to a merge."""
    return {"headline": headline, "summary": list(summary), "order": list(order)}


def texts(draft: Draft, *sections: str) -> list[str]:
    """Give the texts of the lines of some sections, or of all."""
    return [each.text for each in draft.lines if not sections or each.section in sections]


def rows_of(read: Reading) -> list[str]:
    """Give the rows with which an honest model answers about a whole article."""
    script = Script(honest(read))
    drafted(read, script)
    answer = json.loads(reply(script.answering(script.asked[0])).text)
    return [row for rows in answer.values() for row in ([rows] if isinstance(rows, str) else rows)]


async def drafted_by(read: Reading, call: Call, **more: object) -> Draft:
    """Run the engine within a loop that runs."""
    return await engine(call, **more).draft(read, silent)
