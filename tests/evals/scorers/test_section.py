from evals.scorers.section import RightSection
from tests.evals.makers import GOLD, PERFECT, SHOPS, TRAM, judged, said


def test_facts_in_their_place_are_right_even_when_repeated() -> None:
    assert RightSection().score(judged(*PERFECT, PERFECT[3])).answer == "6 of 6"


def test_a_fact_in_another_section_is_wrong_and_its_place_is_named() -> None:
    score = RightSection().score(judged(*PERFECT, said("positions", SHOPS, "Shopkeepers")))
    assert score.answer == "5 of 6"
    assert "is of criticism" in score.explanation


def test_what_rests_on_no_gold_is_in_no_section() -> None:
    made = judged(said("positions", "Rain fell on the market all day."), said("positions", TRAM))
    assert RightSection().score(made).answer == "1 of 1"


def test_a_fact_that_is_gold_in_two_sections_is_right_in_both() -> None:
    fault = GOLD["criticism"][0] | {"evidence": [TRAM]}
    made = judged(said("positions", TRAM), said("criticism", TRAM), criticism=[fault])
    assert RightSection().score(made).answer == "2 of 2"
