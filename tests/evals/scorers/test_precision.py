from evals.scorers.precision import Precision
from tests.evals.makers import PERFECT, SHOPS, TRAM, judged, said


def test_every_line_with_a_record_of_its_own_counts_vital_or_not() -> None:
    assert Precision().score(judged(*PERFECT)).answer == "5 of 5"


def test_a_false_alarm_and_a_repetition_cost_and_are_named() -> None:
    extra = said("positions", SHOPS, "Shopkeepers"), said("positions", TRAM, "Ann Brown")
    score = Precision().score(judged(*PERFECT, *extra))
    assert score.answer == "5 of 7"
    assert "(wrong_section)" in score.explanation
    assert "(repeated)" in score.explanation


def test_another_actor_is_no_matter_of_precision() -> None:
    assert Precision().score(judged(said("criticism", SHOPS, "The council"))).value == 1.0
