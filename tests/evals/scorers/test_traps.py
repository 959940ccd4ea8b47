from evals.scorers.traps import Traps
from tests.evals.makers import PERFECT, judged, said

TRAP = "Brown once wanted a tunnel."


def test_traps_of_the_three_sections_count_and_who_avoids_them_scores_nothing() -> None:
    assert Traps().score(judged(*PERFECT)).answer == "0 of 1"


def test_a_line_that_rests_on_a_trap_springs_it_once() -> None:
    score = Traps().score(judged(said("positions", TRAP, "Brown"), said("positions", TRAP, "Oak")))
    assert (score.answer, score.explanation) == ("1 of 1", "positions: a past wish")


def test_a_trap_is_one_in_its_own_section_alone() -> None:
    assert Traps().score(judged(said("criticism", TRAP, "Brown"))).value == 0.0
