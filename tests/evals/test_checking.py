from evals.checking import check_lines, fails
from tests.evals.makers import PERFECT, SHOPS, TRAM, briefing, said


def test_every_line_of_the_three_sections_is_checked() -> None:
    checked = check_lines(briefing(*PERFECT))
    assert checked is not None
    assert sorted(checked) == [
        *(("criticism", 0), ("next_steps", 0), ("next_steps", 1)),
        *(("positions", 0), ("positions", 1)),
    ]


def test_what_a_briefing_claims_of_its_checks_is_not_believed() -> None:
    made = briefing(said("positions", TRAM, "Ann Brown", text="backs 3 trams"))
    made["sections"]["positions"]["lines"][0]["checks"]["numbers"] = "pass"
    checked = check_lines(made)
    assert checked is not None
    assert "numbers" in fails(checked["positions", 0])


def test_a_span_that_slipped_fails() -> None:
    made = briefing(said("criticism", SHOPS, "Shopkeepers"))
    made["sections"]["criticism"]["lines"][0]["evidence"][0]["start"] += 1
    checked = check_lines(made)
    assert checked is not None
    assert "span" in fails(checked["criticism", 0])


def test_a_briefing_of_another_form_cannot_be_checked() -> None:
    assert check_lines({"positions": []}) is None
