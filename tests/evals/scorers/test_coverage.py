from evals.scorers.coverage import Coverage
from tests.evals.makers import PERFECT, SHOPS, TRAM, judged, said


def test_it_counts_vital_records_and_no_others() -> None:
    score = Coverage().score(judged(*PERFECT))
    assert score.answer == "4 of 4"
    assert Coverage().score(judged(*PERFECT[:4], *PERFECT[5:])).answer == "4 of 4"


def test_what_is_missed_is_named() -> None:
    score = Coverage().score(judged(*PERFECT[:-1]))
    assert (score.answer, score.explanation) == ("3 of 4", "missed: resigns")


def test_another_actor_counts_unless_the_actor_is_asked_for() -> None:
    made = judged(said("criticism", SHOPS, "The council"))
    assert Coverage().score(made).sections["criticism"].value == 1.0
    assert Coverage(with_actor=True).score(made).sections["criticism"].value == 0.0


def test_two_lines_do_not_find_one_record_twice_nor_one_line_two_records() -> None:
    twice = judged(said("positions", TRAM, "Ann Brown"), said("positions", TRAM, "Ann Brown"))
    assert Coverage().score(twice).sections["positions"].hits == 1
