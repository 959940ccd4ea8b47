"""Owns what is a fault: what must not happen on the way of any text to a briefing."""

import asyncio
import signal
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from service.engines.base import Engine
from service.errors import BadInput
from service.ingest import Sent, article_from_text
from service.models import Article, Briefing
from service.pipeline import Options, brief
from service.text.normalise import normalise
from service.verify import verify

_DAY = date(2027, 3, 1)
_NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
_OPTIONS = Options(clock=lambda: _NOON)
_MISPLACED = frozenset(["no_such_sentence", "span_not_found", "quotation_not_found"])
"""Why a line is withheld whose words are not where its engine said; ours copies its words."""


class Outcome(NamedTuple):
    """What became of one text."""

    refusal: str | None
    """The code of the refusal at the intake; the text was briefed all the same."""
    lines: int
    fault: str | None


class _TooSlow(Exception):
    """The time for one text is over."""


def examine(text: str, engine: Engine, seconds: float, *, twice: bool = True) -> Outcome:
    """Brief a text, and look at what came out; where time allows, a second time.

    What the intake refuses as too short, or in another language, goes on past it: the later steps
    must stand that too.
    """
    refusal, lines, fault = None, 0, None
    try:
        with _at_most(seconds):
            article, refusal = _article(text)
            made = asyncio.run(_briefed(article, engine, 2 if twice else 1))
            lines = len(made[0].lines())
            fault = _fault(made[0]) or _difference(made)
    except _TooSlow:
        fault = f"not done in {seconds:g} s"
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what we look for
        fault = _raised(error)
    return Outcome(refusal, lines, fault)


async def _briefed(article: Article, engine: Engine, times: int) -> list[Briefing]:
    return [await brief(article, engine, _OPTIONS) for _ in range(times)]


def _article(text: str) -> tuple[Article, str | None]:
    try:
        sent = Sent(published=_DAY, languages=frozenset(["en"]), received_at=_NOON)
        return article_from_text(text, sent), None
    except BadInput as refused:
        bare = Article(text=normalise(text).text, published=_DAY, received_at=_NOON)
        return bare, refused.code


def _fault(briefing: Briefing) -> str | None:
    """Give what is wrong with a briefing whose engine copies all its words; None if nothing is."""
    source = briefing.sources[0].text
    for line in briefing.lines():
        for each in line.evidence:
            if not each.text or source[each.start : each.end] != each.text:
                return f"wrong span of a {each.part}"
        claims = (each.text for each in line.evidence if each.part == "claim")
        if not any(_spaced(line.text) in _spaced(claim) for claim in claims):
            return "a line is not made of words of its claim"
        if not line.text or line.text != line.text.strip():
            return "the text of a line is empty, or has white space at its ends"
    for withheld in briefing.withheld:
        if withheld.reason in _MISPLACED:
            return f"the engine's line was withheld: {withheld.reason}"
    for report in verify(briefing).lines:
        if not report.ok:
            return f"a line does not verify: {report.reason}"
    return None if Briefing.model_validate_json(briefing.to_json()) == briefing else "JSON differs"


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _difference(made: list[Briefing]) -> str | None:
    """Say whether a later run gives another briefing; times may differ."""
    first, *others = made
    same = all(each.model_copy(update={"receipt": first.receipt}) == first for each in others)
    return None if same else "a second run differs"


def _raised(error: Exception) -> str:
    """Name an error by its kind and the line of our code that it came from."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((f for f in reversed(frames) if "service" in Path(f.filename).parts), frames[-1])
    return f"{type(error).__name__} in {Path(last.filename).name}, {last.name}"


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """Raise `_TooSlow` in the block after so many seconds, where the system has such an alarm."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)  # again: a callback may swallow it
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _ring(_: int, __: FrameType | None) -> None:
    raise _TooSlow
