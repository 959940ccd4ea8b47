"""Owns checking a briefing's lines against their own evidence anew, whatever the briefing claims.

The checks are the product's, the ones that `ground()` and `verify` use; here they judge anybody's
lines, those of baselines and models too.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache

from pydantic import ValidationError

from evals.prediction import JsonObject
from service.grounding import check
from service.models import SECTIONS, Article, Briefing, Checks, Line, Section
from service.text.reading import Reading
from service.text.split import split

Checked = Mapping[tuple[Section, int], Checks]
"""What was found, by section and index of the line."""

_READINGS = 128


def check_lines(briefing: JsonObject) -> Checked | None:
    """Check every line of the three sections; None where the object is no `briefing/1`."""
    try:
        read = Briefing.model_validate(briefing)
    except ValidationError:
        return None
    source = read.sources[0]
    reading = _reading(source.text, source.language, source.published)
    return {
        (section, index): check(line, reading, section)
        for section in SECTIONS
        for index, line in enumerate(_lines(read, section))
    }


def fails(checks: Checks) -> tuple[str, ...]:
    """Name the checks that say that the evidence does not hold the line."""
    return tuple(name for name, result in checks if result == "fail")


def _lines(briefing: Briefing, section: Section) -> tuple[Line, ...]:
    body = briefing.sections
    found: Mapping[Section, tuple[Line, ...]] = {
        "positions": body.positions.lines,
        "criticism": body.criticism.lines,
        "next_steps": body.next_steps.lines,
    }
    return found[section]


@lru_cache(maxsize=_READINGS)
def _reading(text: str, language: str, published: date | None) -> Reading:
    """Read a text once, however many briefings of it are checked."""
    article = Article(
        text=text,
        language=language,
        published=published,
        published_basis="caller" if published else "none",
        received_at=datetime(2000, 1, 1, tzinfo=UTC),
    )
    return split(article)
