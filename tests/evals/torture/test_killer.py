"""The plan of the kills."""

from evals.torture.killer import plan


def test_a_seed_gives_the_same_plan_and_everybody_is_hit() -> None:
    planned = list(plan(100, 4, 1, 7.5))
    assert planned == list(plan(100, 4, 1, 7.5))
    assert planned != list(plan(100, 4, 2, 7.5))
    assert {each.place for each in planned} == {0, 1, 2, 3}
    assert all(0 <= each.lead_s <= each.pause_s <= 7.5 for each in planned)
