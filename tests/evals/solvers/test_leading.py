from evals.solvers.leading import everywhere, in_section, summary
from service.models import Span

TEXT = "Ann Brown left. it rained."
FIRST, SECOND = Span(0, 15), Span(16, 26)


def test_the_first_sentence_is_the_headline_and_all_are_the_summary() -> None:
    said = [(each.section, each.claims) for each in summary([FIRST, SECOND])]
    assert said == [("headline", (FIRST,)), ("summary", (FIRST,)), ("summary", (SECOND,))]


def test_every_section_gets_every_sentence_with_its_first_name() -> None:
    said = [(each.section, each.who) for each in everywhere(TEXT, [FIRST, SECOND])]
    sections = ("positions", "criticism", "next_steps")
    assert said == [(name, who) for name in sections for who in ("Ann Brown", None)]


def test_the_name_is_evidence_of_its_part() -> None:
    assert in_section(TEXT, "criticism", FIRST).roles == (("critic", Span(0, 9)),)
    assert in_section(TEXT, "criticism", SECOND).roles == ()
