"""Owns the judging of a run: all lines of all its briefings, on one event loop.

Answers are kept: the same question to the same model is not paid for twice.
"""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from evals.costs import added
from evals.llm_judge.questions import Question, questions
from evals.llm_judge.rulings import Ruling, agreements, doubts, holding
from evals.prediction import JsonObject
from evals.runs import write
from evals.scores import Opinion, Report
from service.engines.llm.base import Call, ModelReply
from service.engines.llm.calling.prices import cost
from service.errors import EngineUnavailable, ModelError
from service.prompts import load
from service.settings import Settings
from service.wiring import Engines


class Court:
    """Puts questions to the configured model, and keeps account of what that takes."""

    def __init__(self, settings: Settings, kept: Path | None = None) -> None:
        """Make ready; nothing is sent yet.

        Args:
            settings: Name the model, its endpoint, its prices and the folder of prompts.
            kept: The folder of answers; None asks anew.

        Raises:
            EngineUnavailable: no model is configured.
            SettingsInvalid: the model, its key or the prompt cannot be used.
        """
        if settings.model is None:
            raise EngineUnavailable("the judge needs a model: set `BREVIER_MODEL`")
        self._settings, self._model, self._kept = settings, settings.model, kept
        self._prompt = load("judge", settings.prompts_dir)
        self._engines = Engines(settings)
        self._caller = self._engines.caller
        self._replies: list[ModelReply] = []
        self._failures: dict[str, None] = {}

    def opinion(self, report: Report, briefings: Mapping[str, JsonObject]) -> Opinion:
        """Judge the lines of a scored run; `briefings` are those of the run, by sample.

        What cannot be asked about, or gets no clear word, is counted as unjudged.
        """
        asked = [
            questions(each.sample, briefings[each.sample], self._prompt) for each in report.samples
        ]
        rulings = asyncio.run(self._rule(asked))
        tokens = added(reply.tokens for reply in self._replies)
        return Opinion(
            model=self._model,
            prompt=self._prompt.ref,
            holds=holding(rulings),
            unjudged=sum(ruling.holds is None for ruling in rulings),
            agreement=agreements(rulings, report),
            doubts=doubts(rulings),
            failures=tuple(self._failures),
            calls=len(self._replies),
            tokens=tokens,
            cost_usd=cost(tokens, self._model, self._settings.llm_prices),
        )

    async def _rule(self, asked: Sequence[Sequence[Question]]) -> list[Ruling]:
        """Judge as many briefings at once as calls may be made; each has its own deadline."""
        seats = asyncio.Semaphore(self._settings.llm_concurrency)

        async def one(several: Sequence[Question]) -> list[list[Ruling]]:
            async with seats:
                call = self._caller.for_article()
                return await asyncio.gather(*(self._ask(call, each) for each in several))

        try:
            found = await asyncio.gather(*map(one, asked))
        finally:
            await self._engines.aclose()
        return [*chain.from_iterable(chain.from_iterable(found))]

    async def _ask(self, call: Call, question: Question) -> list[Ruling]:
        place = self._place(question)
        reply = _known(place)
        if reply is None:
            try:
                reply = await call(question.request)
            except ModelError as error:
                self._failures[f"{type(error).__name__}: {error}"] = None
                return question.ruled("")
            self._replies.append(reply)
            if place:
                write(place, reply.model_dump_json())
        return question.ruled(reply.text)

    def _place(self, question: Question) -> Path | None:
        if self._kept is None:
            return None
        parts = (self._model, self._settings.llm_base_url, question.request.model_dump_json())
        return self._kept / f"judge-{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}.json"


def _known(place: Path | None) -> ModelReply | None:
    """Read an answer that was kept; a broken one is as good as none."""
    try:
        return ModelReply.model_validate_json(place.read_bytes()) if place else None
    except (OSError, ValidationError):
        return None
