"""Findings: the gravest counts."""

from service.grounding.finding import NOT_APPLICABLE, PASS, Finding, worst


def test_the_first_of_the_gravest_findings_counts() -> None:
    doubt, first, second = Finding("undecided", "a"), Finding("fail", "b"), Finding("fail", "c")
    assert worst([PASS, doubt]) == doubt
    assert worst([PASS, first, doubt, second]) == first
    assert worst([NOT_APPLICABLE, PASS]) == PASS


def test_nothing_found_is_not_applicable() -> None:
    assert worst([]) == NOT_APPLICABLE
