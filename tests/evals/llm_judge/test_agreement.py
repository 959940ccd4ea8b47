import pytest

from evals.llm_judge.agreement import agreement


def pairs(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    return (
        [(True, True)] * both
        + [(True, False)] * first
        + [(False, True)] * second
        + [(False, False)] * neither
    )


def test_kappa_is_what_is_beyond_chance() -> None:
    found = agreement(pairs(20, 5, 10, 15))  # the example of the textbooks
    assert (found.n, found.share) == (50, 0.7)
    assert found.kappa == pytest.approx(0.4)


def test_those_who_always_agree_on_both_have_one_and_those_who_never_do_less_than_none() -> None:
    assert agreement(pairs(3, 0, 0, 2)).kappa == pytest.approx(1)
    assert agreement(pairs(0, 3, 3, 0)).kappa == pytest.approx(-1)


def test_one_who_says_yes_to_all_agrees_by_chance_alone() -> None:
    found = agreement(pairs(9, 1, 0, 0))
    assert found.share == 0.9
    assert found.kappa == pytest.approx(0)


def test_where_there_is_nothing_to_tell_there_is_no_kappa() -> None:
    assert agreement(pairs(5, 0, 0, 0)).kappa is None
    assert agreement([]).share is None
