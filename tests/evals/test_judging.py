import pytest

from evals.judging import judge
from service.models import Section
from tests.evals.makers import PERFECT, SHOPS, TRAM, VOTE, briefing, judged, said, sample

TRAP = "Brown once wanted a tunnel."
RAIN = "Rain fell on the market all day."


def test_a_perfect_briefing_pairs_every_line_and_misses_nothing() -> None:
    found = judged(*PERFECT).matches
    assert (len(found.pairs), found.misses, found.false_alarms) == (5, (), ())
    assert all(pair.actor_right and pair.faithful and pair.overlap == 1 for pair in found.pairs)


def test_an_empty_briefing_misses_everything() -> None:
    found = judged().matches
    assert [(miss.section, miss.gold, miss.vital) for miss in found.misses] == [
        *(("positions", 0, True), ("positions", 1, False), ("criticism", 0, True)),
        *(("next_steps", 0, True), ("next_steps", 1, True)),
    ]


@pytest.mark.parametrize(
    ("section", "words", "reason"),
    [
        ("positions", TRAP, "trap"),
        ("positions", TRAM, "repeated"),
        ("positions", SHOPS, "wrong_section"),
        ("criticism", VOTE, "wrong_section"),
        ("criticism", TRAP, "no_gold"),
        ("positions", RAIN, "no_gold"),
    ],
)
def test_a_false_alarm_says_why(section: Section, words: str, reason: str) -> None:
    found = judged(*PERFECT, said(section, words, "Ann Brown")).matches
    assert [alarm.reason for alarm in found.false_alarms] == [reason]


@pytest.mark.parametrize(
    ("target", "right"),
    [("Brown", True), ("Brown’s tram", True), ("Ann Brown", True), ("Oak", False), (None, False)],
)
def test_a_target_is_compared_without_its_possessive(target: str | None, right: bool) -> None:
    found = judged(said("criticism", SHOPS, "Shopkeepers", target=target)).matches
    assert found.pairs[0].target_right is right


def test_sections_without_targets_and_steps_without_dates_are_not_judged_on_them() -> None:
    pairs = {(pair.section, pair.gold): pair for pair in judged(*PERFECT).matches.pairs}
    assert pairs["positions", 0].target_right is None
    assert pairs["next_steps", 0].when_right is True
    assert pairs["next_steps", 1].when_right is None


def test_a_step_without_its_date_is_wrong_about_it() -> None:
    assert judged(said("next_steps", VOTE, "The council")).matches.pairs[0].when_right is False


def test_a_line_that_a_check_objects_to_is_not_faithful() -> None:
    made = said("positions", TRAM, "Ann Brown", text="backs 3 trams")
    assert not judged(made).matches.pairs[0].faithful


def test_only_the_sections_that_were_asked_for_are_judged() -> None:
    found = judge(sample(), briefing(*PERFECT), ("criticism",)).matches
    assert {pair.section for pair in found.pairs} == {"criticism"}
    assert found.misses == ()


def test_a_briefing_that_cannot_be_checked_is_still_paired() -> None:
    line = {"holder": "Ann Brown", "evidence": [{"start": 0, "end": len(TRAM), "text": TRAM}]}
    found = judge(sample(), {"positions": [line]})
    assert found.checked is None
    assert [pair.faithful for pair in found.matches.pairs] == [True]
