"""What the tests of grounding share: readings, draft lines, and the two files of lines."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from service.grounding.case import Case
from service.grounding.checks import examine, failure
from service.grounding.finding import Refusal
from service.grounding.locate import LocatedLine, located
from service.grounding.witness import Witnesses
from service.models import Article, CheckResult, DraftLine, Excerpt, Mention, Section
from service.text.reading import Reading
from service.text.split import split
from tests.conftest import NOON, SEED

DATA = SEED.parents[2] / "tests" / "data"
FRIDAY = date(2025, 2, 14)
WHO: dict[str, str] = {"positions": "holder", "criticism": "critic", "next_steps": "actor"}


def reading(text: str, published: date | None = FRIDAY, language: str = "en") -> Reading:
    """Split a text as an article is."""
    return split(Article(text=text, published=published, language=language, received_at=NOON))


def line(section: Section, text: str, who: str = "", target: str = "", **more: object) -> DraftLine:
    """Write a draft line that cites the first sentence, unless told otherwise."""
    fields: dict[str, Any] = {"sentences": (1,)} | more
    return DraftLine(
        section=section,
        text=text,
        who=(Mention(text=who),) if who else (),
        target=(Mention(text=target),) if target else (),
        **fields,
    )


def case(draft: DraftLine, read: Reading) -> Case:
    """Locate a draft line that can be located."""
    witnesses = Witnesses(read)
    found = located(draft, witnesses)
    assert isinstance(found, LocatedLine), found
    return found.case(witnesses)


def finding(name: str, sentence: str, draft: DraftLine) -> CheckResult:
    """Give what one check says of a line about a one-sentence article."""
    found = examine(case(draft, reading(sentence)))
    return next(each.result for check, each in found.items() if check.name == name)


class Verdict(NamedTuple):
    """What becomes of a line: withheld, undecided or passed, and why."""

    fate: str
    reason: str
    detail: str


def judge(draft: DraftLine, witnesses: Witnesses) -> Verdict:
    """Do to one line what `ground()` does."""
    outcome = located(draft, witnesses)
    if isinstance(outcome, Refusal):
        return Verdict("withheld", *outcome)
    findings = examine(outcome.case(witnesses))
    if refusal := failure(findings):
        return Verdict("withheld", *refusal)
    for check, each in findings.items():
        if each.result == "undecided":
            return Verdict("undecided", check.name, each.detail)
    return Verdict("passed", "", "")


class Told(NamedTuple):
    """A line of the files, whether it is true, and of which kind the false ones are."""

    kind: str
    true: bool
    draft: DraftLine
    verdict: Verdict


@cache
def told(name: str) -> tuple[Told, ...]:
    """Read a file of lines and judge each, its roles found as an engine would name them."""
    return tuple(_told(json.loads((DATA / name).read_text(encoding="utf-8"))))


def _told(file: dict[str, Any]) -> Iterator[Told]:
    witnesses: dict[str, Witnesses] = {}
    for each in file["lines"]:
        name = each.get("article", "")
        if name not in witnesses:
            path = DATA / name if name else SEED
            published = date.fromisoformat(file["articles"][name]) if name else FRIDAY
            witnesses[name] = Witnesses(reading(path.read_text(encoding="utf-8"), published))
        draft = _draft(each, witnesses[name].reading)
        verdict = judge(draft, witnesses[name])
        yield Told(each.get("kind", "true"), each["true"], draft, verdict)


def _draft(each: dict[str, Any], read: Reading) -> DraftLine:
    cited = [
        sentence.number
        for words in each["evidence"]
        for sentence in read.sentences
        if sentence.start < read.text.index(words) + len(words)
        and sentence.end > read.text.index(words)
    ]
    return line(
        each["section"],
        each["text"],
        each.get(WHO[each["section"]]) or "",
        each.get("target") or "",
        sentences=tuple(dict.fromkeys(cited)),
        polarity=each.get("polarity", "unclear"),
        status=each.get("status", "expected"),
        when=Excerpt(text=each["when"]) if each.get("when") else None,
    )


def table(lines: tuple[Told, ...]) -> dict[str, dict[str, int]]:
    """Count by kind what became of the lines, and print it."""
    counts: dict[str, dict[str, int]] = {}
    for each in lines:
        row = counts.setdefault(each.kind, dict.fromkeys(("withheld", "undecided", "passed"), 0))
        row[each.verdict.fate] += 1
    print(f"\n{'kind':<24}{'withheld':>10}{'undecided':>11}{'passed':>8}")
    for kind, row in counts.items():
        print(f"{kind:<24}{row['withheld']:>10}{row['undecided']:>11}{row['passed']:>8}")
    return counts
