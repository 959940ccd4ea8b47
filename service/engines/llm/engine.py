"""Owns the engine of language models: chunks go out all at once, lines that stand come back.

Everything that is asked is asked in rounds, each in the order of the text, so that a durable job
can make each call a step: the chunks, their repairs, the merge, the verdict.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from service.engines.base import Event, Events
from service.engines.llm.asking import Asker
from service.engines.llm.base import Budget, Call, ModelReply
from service.engines.llm.beside import Beside
from service.engines.llm.briefed import Briefed, NothingStands, reason
from service.engines.llm.editing import Editor
from service.engines.llm.part import Part
from service.engines.llm.planning import Estimate, Plan, halves, plan
from service.engines.llm.repairing import faults
from service.engines.llm.silence import Watch
from service.engines.llm.tally import Price, Tally
from service.engines.llm.verdict import verdict
from service.errors import ContextOverflow, ModelError
from service.grounding import Witnesses
from service.models import Degraded, Draft, PromptRef, Tokens
from service.text.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class LlmEngine:
    """Asks a model for lines and believes none: each is checked against the words it cites.

    Where the model fails for the whole article, the lines are those of the extractive engine and
    `Draft.degraded` says why; with `strict`, the error is raised instead.
    """

    model: str
    calls: Callable[[], Call]
    """Gives what calls the model, for one article; its deadline begins then."""
    asker: Asker
    price: Price
    budget: Budget
    chunk_tokens: int = 3000
    most_tokens: int | None = None
    """The most tokens for one article."""
    verify: bool = False
    strict: bool = False
    name: str = "llm"
    version: str = "1"
    languages: frozenset[str] | None = None

    @property
    def prompts(self) -> tuple[PromptRef, ...]:
        """Give the prompts that are used."""
        return self.asker.prompts.refs

    def estimate(self, reading: Reading) -> Estimate:
        """Say about what an article takes; nothing is asked."""
        planned = plan(reading, self.asker, self.chunk_tokens)
        tokens = Tokens(input=planned.prompt_tokens, output=planned.answer_tokens)
        return Estimate(len(planned.parts), tokens.input, tokens.output, self.price(tokens))

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Propose the lines of a briefing.

        Raises:
            ModelError: the model failed, and the engine is strict or nothing else reads the text.
        """
        beside, tally = Beside(reading), Tally(self.calls())
        try:
            found = await self._paid(reading, beside, tally, events)
        except ModelError as error:
            found = await self._stand_in(beside, error)
        tokens = tally.tokens()
        return found.model_copy(
            update={
                "model_calls": tally.calls,
                "repairs": tally.repairs,
                "tokens": tokens,
                "cost_usd": self.price(tokens),
            }
        )

    async def _stand_in(self, beside: Beside, error: ModelError) -> Draft:
        """Give the draft of the rules, or raise the error where that must not or cannot be."""
        if self.strict or not (found := await beside.draft()).lines:
            raise error
        told = f"{error}; these are the lines of the extractive engine"
        why = Degraded(reason=reason(error), detail=told)
        withheld = error.withheld if isinstance(error, NothingStands) else ()
        return found.model_copy(update={"degraded": (why,), "withheld": withheld})

    async def _paid(self, reading: Reading, beside: Beside, tally: Tally, events: Events) -> Draft:
        """Draft within the budget."""
        planned = await asyncio.to_thread(plan, reading, self.asker, self.chunk_tokens)
        reserved = planned.within(self.most_tokens)
        await self.budget.reserve(reserved)
        try:
            return await self._drafted(reading, planned, beside, tally, events)
        finally:
            await self.budget.settle(reserved, tally.input + tally.output)

    async def _drafted(
        self, reading: Reading, planned: Plan, beside: Beside, tally: Tally, events: Events
    ) -> Draft:
        witnesses = Witnesses(reading)
        work = _Work(self, reading, witnesses, beside, tally, events)
        parts = await work.read(planned.parts)
        rules = await beside.draft()
        watch = Watch(rules.lines)
        await work.repair(parts, watch)
        for each in parts:
            each.settle()
        briefed = Briefed(reading, witnesses, watch, rules, tuple(parts), planned.cut)
        if len(parts) > 1:
            events(Event("merging", 0, 1))
            await briefed.edit(Editor(self.asker, tally, self.chunk_tokens))
            events(Event("merging", 1, 1))
        if self.verify:
            found = await verdict(briefed.lines, briefed.restored, witnesses, self.asker, tally)
            briefed.remove(*found)
        return briefed.draft()


@dataclass
class _Work:
    """Puts the questions about one article."""

    engine: LlmEngine
    reading: Reading
    witnesses: Witnesses
    beside: Beside
    tally: Tally
    events: Events
    room: asyncio.Lock = field(default_factory=asyncio.Lock)
    done: int = 0

    async def read(self, planned: Sequence[Part]) -> list[Part]:
        """Ask about every chunk at once; those too long for the model are cut smaller."""
        parts = list(planned)
        waiting = parts
        while waiting:
            total = len(parts)
            with self.beside.soon():
                await self._all([self._ask(each, total) for each in waiting])
            smaller = {id(each): self._smaller(each) for each in waiting}
            parts = [new for each in parts for new in smaller.get(id(each)) or (each,)]
            self.done -= sum(bool(news) for news in smaller.values())  # asked again, in pieces
            waiting = [new for news in smaller.values() for new in news]
        return parts

    def _smaller(self, part: Part) -> tuple[Part, ...]:
        if not isinstance(part.error, ContextOverflow):
            return ()
        return halves(self.reading, part, self.engine.asker)

    async def _ask(self, part: Part, total: int) -> None:
        try:
            reply = await self.tally.ask(part.request)
        except ModelError as error:
            part.error = error
        else:
            await self._aside(part.take, reply)
        self.done += 1
        self.events(Event("drafting", min(self.done, total), total))

    async def repair(self, parts: Sequence[Part], watch: Watch) -> None:
        """Ask once more about each part in which something is wrong or suspiciously absent."""
        faulty = [(each, told) for each in parts if (told := faults(each, watch))]
        if not faulty:
            return
        self.events(Event("repairing", 0, len(faulty)))
        await self._all([self._mend(part, told) for part, told in faulty])
        self.events(Event("repairing", len(faulty), len(faulty)))

    async def _mend(self, part: Part, told: str) -> None:
        request = self.engine.asker.repair(part.request, part.answered, told)
        self.tally.repairs += 1
        try:
            reply = await self.tally.ask(request)
        except ModelError as error:
            part.mend_failed(error)
        else:
            await self._aside(part.take_repaired, reply)

    async def _aside(
        self, take: Callable[[ModelReply, Witnesses], None], reply: ModelReply
    ) -> None:
        """Check an answer in a thread, one at a time: they share what is known of the article."""
        await self.beside.draft()  # it has understood the article, for the checks too
        async with self.room:
            await asyncio.to_thread(take, reply, self.witnesses)

    async def _all(self, work: Sequence[Coroutine[None, None, T]]) -> list[T]:
        """Do all at once; none goes on alone where one ends with a fault of ours."""
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(each) for each in work]
        except ExceptionGroup as several:
            raise several.exceptions[0] from several
        return [task.result() for task in tasks]
