"""Passages: paragraphs of an article in runs, whatever marks overlap."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.report.passages import Mark, Verdict, paragraphs
from service.models import Section, Span

TEXT = "One two.\n\nThree four five."


def mark(
    start: int,
    end: int,
    label: str = "P1",
    section: Section | None = "positions",
    verdict: Verdict = "right",
) -> Mark:
    return Mark(label, section, verdict, (Span(start, end),), "")


def test_each_column_has_its_own_marks() -> None:
    first, second = paragraphs(TEXT, [mark(0, 3)], [mark(10, 15)])
    assert [run.text for run in first.gold if run.marks] == ["One"]
    assert [run.text for run in second.predicted if run.marks] == ["Three"]
    assert [run.marks for run in (*first.predicted, *second.gold)] == [(), ()]


def test_a_mark_ends_once_though_it_runs_over_paragraphs() -> None:
    found = paragraphs(TEXT, [mark(4, 15)], [])
    ends = [run.text for each in found for run in each.gold if run.ends]
    assert ends == ["Three"]


def test_a_mark_of_two_spans_has_a_chip_at_each_and_is_named_at_the_first() -> None:
    spans = (Span(10, 15), Span(0, 3), Span(0, 3))
    first, second = paragraphs(TEXT, [Mark("P1", "positions", "right", spans, "")], [])
    ended = [[(run.ends, run.named) for run in each.gold if run.ends] for each in (first, second)]
    assert [[(len(ends), len(named)) for ends, named in each] for each in ended] == [
        [(1, 1)],
        [(1, 0)],
    ]


@pytest.mark.parametrize(
    ("marks", "classes"),
    [
        ([mark(0, 3)], "v-right s1-positions"),
        ([mark(0, 3, section="next_steps", verdict="part")], "v-part s1-next_steps"),
        (
            [mark(0, 3, section="next_steps", verdict="wrong"), mark(0, 3, "C1", "criticism")],
            "v-wrong s1-criticism s2-next_steps",
        ),
        ([mark(0, 3, section=None, verdict="trap")], "v-trap"),
        ([mark(0, 3, section=None, verdict="trap"), mark(0, 3)], "v-trap s1-positions"),
    ],
)
def test_the_gravest_verdict_gives_the_ground_and_sections_give_stripes(
    marks: list[Mark], classes: str
) -> None:
    assert paragraphs(TEXT, marks, [])[0].gold[0].classes == classes


def test_a_paragraph_without_marks_is_quiet() -> None:
    assert [each.quiet for each in paragraphs(TEXT, [], [mark(0, 3)])] == [False, True]


@settings(max_examples=80, deadline=None)
@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_the_runs_joined_are_the_paragraphs(text: str, pairs: list[tuple[int, int]]) -> None:
    marks = [mark(min(pair), max(pair)) for pair in pairs]
    lines = [line for line in text.split("\n") if line.strip()]
    for column in (0, 1):
        found = paragraphs(text, marks, marks)
        assert ["".join(run.text for run in each[column]) for each in found] == lines  # type: ignore[union-attr]
