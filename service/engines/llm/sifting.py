"""Owns the sifting of rows: those that stand on what was shown, mended where code can, and others.

`ground()` checks every line again; here it is found out early, so that the model can be asked.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from service.engines.llm.fences import fence
from service.engines.llm.rows import Bad
from service.engines.llm.shown import Shown
from service.grounding import Refusal, Witnesses, examine
from service.models import Checks, DraftLine, Mention, Section, Withheld, WithheldReason

LONGEST_HEADLINE = 90
_MARKS = re.compile("[“”„‟\"«»]|(?<!\\w)[‘‚']|[’'](?!\\w)")
_MOST_DETAIL = 60
_BEYOND_MENDING: frozenset[WithheldReason] = frozenset(
    ("no_such_sentence", "over_limit", "url_not_in_source", "polarity_mismatch")
)


class Fallen(NamedTuple):
    """A row that does not stand; `line` is None where it could not even be read."""

    said: str
    refusal: Refusal
    line: DraftLine | None = None

    def withheld(self, section: Section) -> Withheld:
        """Give it as the briefing counts it."""
        detail = self.refusal.detail[:_MOST_DETAIL]
        return Withheld(section=section, reason=self.refusal.reason, detail=detail, count=1)


class Sifted(NamedTuple):
    """The rows of an answer: lines that stand, and what fell, each with its section."""

    standing: list[DraftLine]
    fallen: list[tuple[Section, Fallen]]


def sift(found: Iterable[DraftLine | Bad], shown: Shown, witnesses: Witnesses) -> Sifted:
    """Part the rows of an answer; a line that code can mend is mended."""
    sifted = Sifted([], [])
    read = list(found)
    lines = [row for row in read if not isinstance(row, Bad)]
    results = iter(examine(lines, witnesses))
    for row in read:
        if isinstance(row, Bad):
            fault = Refusal("span_not_found", row.fault)
            sifted.fallen.append((row.section, Fallen(row.row, fault)))
            continue
        line, refusal = _mended(row, _fault(row, next(results), shown), witnesses)
        refusal = refusal or fence(witnesses.reading).stops(line)
        if refusal is None:
            sifted.standing.append(line)
        else:
            sifted.fallen.append((row.section, Fallen(row.text, refusal, row)))
    return sifted


def _fault(line: DraftLine, result: Checks | Refusal, shown: Shown) -> Refusal | None:
    unseen = [number for number in line.sentences if not shown.has(number)]
    if unseen or not line.sentences:
        return Refusal("no_such_sentence", str(unseen[0]) if unseen else "none is cited")
    if line.section == "headline" and len(line.text) > LONGEST_HEADLINE:
        return Refusal("over_limit", f"{len(line.text)} characters")
    return result if isinstance(result, Refusal) else None


def _mended(
    line: DraftLine, refusal: Refusal | None, witnesses: Witnesses
) -> tuple[DraftLine, Refusal | None]:
    """Give the first version of a line that stands, else the line and why it does not."""
    if refusal is None or refusal.reason in _BEYOND_MENDING:
        return line, refusal
    for version in islice(versions(line), 1, None):
        (result,) = examine([version], witnesses)
        if not isinstance(result, Refusal):
            return version, None
    return line, refusal


def versions(line: DraftLine) -> Iterator[DraftLine]:
    """Give a line, then each way to mend it that takes something back and adds nothing.

    Quotation marks go first, then names from elsewhere in the article, then who does a next step
    or when, where the cited words do not have it.
    """
    seen = {line}
    yield line
    for steps in ((_unquoted,), (_unnamed,), (_unquoted, _unnamed), (_unowned,), (_untimed,)):
        version = line
        for step in steps:
            version = step(version)
        if version not in seen:
            seen.add(version)
            yield version


def _unquoted(line: DraftLine) -> DraftLine:
    return line.model_copy(update={"text": _MARKS.sub("", line.text)})


def _unnamed(line: DraftLine) -> DraftLine:
    return line.model_copy(update={"who": _bare(line.who), "target": _bare(line.target)})


def _bare(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    return tuple(Mention(text=each.text) for each in mentions)


def _unowned(line: DraftLine) -> DraftLine:
    return line.model_copy(update={"who": ()}) if line.section == "next_steps" else line


def _untimed(line: DraftLine) -> DraftLine:
    return line.model_copy(update={"when": None}) if line.section == "next_steps" else line
