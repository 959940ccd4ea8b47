"""The watch over what a model leaves out."""

import pytest

from service.engines.llm.silence import Omissions, Watch, omissions
from service.models import DraftLine, Section


def line(section: Section, *sentences: int, strong: bool = True) -> DraftLine:
    return DraftLine(section=section, text="words", sentences=sentences, strong=strong)


STANCE, FAULT, STEP = line("positions", 2), line("criticism", 4), line("next_steps", 6, 7)
MILD = line("positions", 4).model_copy(update={"polarity": "neutral"})
BESIDE = (line("summary", 1), STANCE, line("positions", 3, strong=False), FAULT, STEP)
WATCH = Watch(BESIDE)


@pytest.mark.parametrize(
    ("said", "left_out"),
    [
        ([], [STANCE, FAULT, STEP]),
        ([line("positions", 2)], [FAULT, STEP]),
        ([line("criticism", 2, 9)], [FAULT, STEP]),  # a stance may be told as criticism
        ([line("positions", 4)], [STANCE, STEP]),  # and the other way about
        ([line("next_steps", 2), line("summary", 4)], [STANCE, FAULT, STEP]),
        ([line("next_steps", 7)], [STANCE, FAULT]),
        ([line("positions", 6)], [STANCE, FAULT]),  # a next step may be told in any section
        ([line("summary", 6)], [STANCE, FAULT, STEP]),  # but not in passing
        ([MILD], [STANCE, FAULT, STEP]),  # nor a criticism as a mild position
        ([line("positions", 2, 4), line("next_steps", 6)], []),
    ],
)
def test_a_strong_line_is_left_out_if_none_rests_on_its_sentences(
    said: list[DraftLine], left_out: list[DraftLine]
) -> None:
    assert WATCH.left_out(said) == left_out


def test_silent_are_empty_sections_against_strong_lines_of_the_part() -> None:
    assert WATCH.silent([], 1, 9) == [STANCE, FAULT, STEP]
    assert WATCH.silent([], 3, 6) == [FAULT, STEP]
    assert WATCH.silent([], 7, 7) == [STEP]
    assert WATCH.silent([], 8, 20) == []
    told = [line("positions", 5), line("next_steps", 5)]
    assert WATCH.silent(told, 1, 9) == [FAULT]
    assert WATCH.left_out(told) == [STANCE, FAULT, STEP]


def test_critics_are_restored_whatever_the_model_says() -> None:
    told = [line("positions", 5), line("criticism", 5), line("next_steps", 5)]
    assert WATCH.restored(told) == [FAULT]
    assert WATCH.restored([*told, line("criticism", 4)]) == []
    assert WATCH.restored(told[:2]) == [FAULT, STEP]
    assert WATCH.restored([]) == [STANCE, FAULT, STEP]


def test_nothing_is_missed_where_rules_found_nothing() -> None:
    watch = Watch([line("headline", 1), line("criticism", 2, strong=False)])
    assert watch.left_out([]) == watch.silent([], 1, 9) == watch.restored([]) == []


def test_omissions_are_sentences_by_section() -> None:
    found = omissions([STEP, FAULT, line("criticism", 1, 4), line("next_steps", 5)])
    assert found == [Omissions("next_steps", (5, 6, 7)), Omissions("criticism", (1, 4))]
    assert omissions([]) == []
