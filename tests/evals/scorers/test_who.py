import pytest

from evals.scorers.who import Who
from tests.evals.makers import PERFECT, SHOPS, TRAM, judged, said


def test_actors_and_targets_count_one_each() -> None:
    score = Who().score(judged(*PERFECT))
    assert (score.answer, score.metadata) == ("6 of 6", {"targets": 1, "targets_right": 1})


@pytest.mark.parametrize(
    ("critic", "target", "right"),
    [("Shopkeepers", "Brown", 2), ("Brown", "Shopkeepers", 0), ("Shopkeepers", None, 1)],
)
def test_critic_and_target_may_not_change_places(
    critic: str, target: str | None, right: int
) -> None:
    score = Who().score(judged(said("criticism", SHOPS, critic, target=target)))
    assert score.sections["criticism"].hits == right


def test_an_alias_is_right_and_somebody_else_is_named() -> None:
    assert Who().score(judged(said("positions", TRAM, "the Mayor"))).value == 1.0
    assert "somebody else: ln_" in Who().score(judged(said("positions", TRAM, "Oak"))).explanation


def test_lines_that_match_nothing_have_nobody_to_be_right_about() -> None:
    assert Who().score(judged(said("criticism", TRAM, "Ann Brown"))).value is None
