from evals.judging import judge
from evals.scorers.grounding import Grounding
from tests.evals.makers import PERFECT, SHOPS, TRAM, briefing, judged, said, sample


def test_lines_in_the_words_of_their_evidence_are_grounded() -> None:
    assert Grounding().score(judged(*PERFECT)).answer == "5 of 5"


def test_a_number_that_the_evidence_has_not_is_seen_and_counted() -> None:
    score = Grounding().score(
        judged(*PERFECT, said("positions", TRAM, "Ann Brown", text="8 trams"))
    )
    assert score.answer == "5 of 6"
    assert score.metadata["numbers_fail"] == 1


def test_a_span_that_slipped_is_seen() -> None:
    made = briefing(said("criticism", SHOPS, "Shopkeepers"))
    made["sections"]["criticism"]["lines"][0]["evidence"][0]["end"] -= 1
    assert Grounding().score(judge(sample(), made)).value == 0.0


def test_a_briefing_of_another_form_is_not_scored() -> None:
    score = Grounding().score(judge(sample(), {"positions": []}))
    assert (score.value, score.n) == (None, 0)
    assert "has not the form" in score.explanation
