"""Findings: what the matches of one article come to."""

import pytest

from evals.judging import judge
from evals.report.findings import Findings, findings
from tests.evals.makers import PERFECT, SHOPS, TRAM, VOTE, briefing, said, sample


def found(*lines: object) -> Findings:
    judged = judge(sample(), briefing(*lines))  # type: ignore[arg-type]  # lines
    return findings(judged.sample, judged.prediction, judged.matches)


BAD = found(
    said("positions", TRAM, "Tim Oak"),
    said("criticism", SHOPS, "Shopkeepers", target="the council"),
    said("criticism", "Rain fell on the market all day.", "Brown"),
    said("positions", "Brown once wanted a tunnel.", "Brown"),
)


def test_a_perfect_briefing_is_right_everywhere() -> None:
    perfect = found(*PERFECT)
    assert {finding.kind for finding in perfect.listed} == {"right"}
    assert {mark.verdict for mark in perfect.predicted} == {"right"}
    assert (perfect.matched, len(perfect.listed)) == (5, 5)


@pytest.mark.parametrize(
    ("kind", "label", "why"),
    [
        ("miss", "N1", "no line rests on it"),
        ("minor", "P2", "no line rests on it"),
        ("false", "c2", "no gold record says it"),
        ("false", "p2", "rests on a trap"),
        ("field", "p1", "Tim Oak instead of Ann Brown"),
        ("field", "c1", "faults the council instead of Brown"),
    ],
)
def test_what_went_wrong_is_listed(kind: str, label: str, why: str) -> None:
    assert (kind, label, why) in {(each.kind, each.label, each.why) for each in BAD.listed}


def test_the_gravest_come_first() -> None:
    kinds = [finding.kind for finding in BAD.listed]
    order = ["miss", "false", "field", "unfaithful", "minor", "right"]
    assert kinds == sorted(kinds, key=order.index)


def test_a_wrong_date_is_named_beside_the_right_one() -> None:
    undated = found(said("next_steps", VOTE, "The council"))
    assert "no date instead of 2027-03-12" in {finding.why for finding in undated.listed}


def test_every_finding_has_a_mark_in_the_text() -> None:
    labels = {mark.label for mark in (*BAD.gold, *BAD.predicted)}
    assert {finding.label for finding in BAD.listed} <= labels


def test_traps_of_sections_are_marked_and_those_of_facts_are_not() -> None:
    assert [mark.label for mark in BAD.gold if mark.verdict == "trap"] == ["T1"]
