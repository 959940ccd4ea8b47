from typing import Any

import pytest

from evals.prediction import read
from service.models import Section, Span

TEXT = "One two three. Four five six."


def piece(words: str, start: int | None = None, **more: object) -> dict[str, Any]:
    at = TEXT.find(words) if start is None else start
    return {"start": at, "end": at + len(words), "text": words, "part": "claim"} | more


def line(**more: object) -> dict[str, Any]:
    return {"id": "ln_1", "text": "t", "holder": "H", "evidence": [piece("two three")]} | more


@pytest.mark.parametrize(
    "briefing",
    [
        {"sections": {"positions": {"lines": [line()]}}},
        {"positions": [line()]},
        {"sections": {"positions": {"lines": []}}, "positions": [line()]},
    ],
)
def test_lines_are_found_in_sections_or_bare(briefing: dict[str, Any]) -> None:
    found = read(briefing, TEXT).of("positions")
    assert [(each.id, each.actor, each.claims) for each in found] == [("ln_1", "H", (Span(4, 13),))]


def test_evidence_of_other_parts_is_no_claim_and_a_part_that_is_not_named_is() -> None:
    holder, bare = piece("Four", part="holder"), {"start": 0, "end": 3, "text": "One"}
    found = read({"positions": [line(evidence=[holder, bare])]}, TEXT).of("positions")
    assert found[0].claims == (Span(0, 3),)


def test_evidence_whose_offsets_do_not_fit_is_found_by_its_words_and_counted() -> None:
    found = read({"positions": [line(evidence=[piece("five", 0)])]}, TEXT).of("positions")[0]
    assert (found.claims, found.bad_spans) == ((Span(20, 24),), 1)


def test_offsets_that_fit_the_briefings_own_text_are_not_bad() -> None:
    briefing = {
        "sources": [{"text": "  " + TEXT}],
        "positions": [line(evidence=[piece("five", 22)])],
    }
    found = read(briefing, TEXT).of("positions")[0]
    assert (found.claims, found.bad_spans) == ((Span(20, 24),), 0)


def test_words_that_stand_nowhere_are_no_claim() -> None:
    found = read({"positions": [line(evidence=[piece("seven", 3)])]}, TEXT).of("positions")[0]
    assert (found.claims, found.bad_spans) == ((), 1)


@pytest.mark.parametrize(
    ("section", "fields", "name"),
    [
        ("positions", {"holder": "A", "actor": "B"}, "A"),
        ("positions", {"holder": "", "actor": "B"}, "B"),
        ("criticism", {"critic": {"name": "C"}}, "C"),
        ("criticism", {"critic": None}, None),
        ("next_steps", {"actor": "D"}, "D"),
        ("next_steps", {"actor": 7}, None),
    ],
)
def test_the_actor_is_the_field_of_the_section(
    section: Section, fields: dict[str, object], name: str | None
) -> None:
    made = {"text": "t", "evidence": [], **fields}
    assert read({section: [made]}, TEXT).of(section)[0].actor == name


def test_when_and_target_are_read() -> None:
    briefing = {
        "next_steps": [line(when={"start": "2027-01-01", "end": None})],
        "criticism": [line(critic="A", target=[{"name": "B"}, "C"])],
    }
    found = read(briefing, TEXT)
    assert (found.of("next_steps")[0].start, found.of("next_steps")[0].end) == ("2027-01-01", None)
    assert found.of("criticism")[0].target == "B"


@pytest.mark.parametrize(
    "briefing",
    [
        {},
        {"sections": None, "sources": "x", "summary": 3, "headline": "h"},
        {"sections": {"positions": [1]}, "positions": ["line", None]},
        {"positions": [{"evidence": [{"start": "a", "end": None, "text": 4}, "no"]}]},
    ],
)
def test_what_is_malformed_counts_as_missing(briefing: dict[str, Any]) -> None:
    found = read(briefing, TEXT)
    assert all(not each.claims for lines in found.lines.values() for each in lines)
