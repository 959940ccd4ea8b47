from evals.checking import check_lines, fails
from evals.solvers.writing import Said, write
from service.models import Span
from tests.evals.makers import PERFECT, SHOPS, TRAM, briefing, said, sample


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


def test_days_of_the_week_are_those_after_the_article_appeared() -> None:
    words = "The council votes on Friday."
    bare = {"headline_facts": (), "positions": (), "criticism": (), "next_steps": (), "traps": ()}
    made = sample("x", f"{words} Rain fell all day.", published="2027-03-08", **bare)
    for day, failing in (("12 March 2027", False), ("19 March 2027", True)):
        text = f"votes on {day}"
        line = Said(section="next_steps", claims=(Span(0, len(words)),), text=text)
        checked = check_lines(write(made, "x", [line]).model_dump(mode="json", by_alias=True))
        assert checked is not None
        assert ("dates" in fails(checked["next_steps", 0])) is failing
