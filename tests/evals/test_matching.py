from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.matching import Pairing, assign, greedy, matches, names_fit, overlap
from service.models import Span


@pytest.mark.parametrize(
    ("predicted", "gold", "share"),
    [
        ([(0, 10)], [(0, 10)], 1.0),
        ([(0, 100)], [(40, 50)], 1.0),
        ([(5, 15)], [(0, 10)], 0.5),
        ([(0, 10)], [(10, 20)], 0.0),
        ([(0, 4), (30, 40)], [(35, 55)], 0.5),
        ([(0, 400)], [(0, 10)], 1.0),
        ([(0, 401)], [(0, 10)], 0.0),
        ([(0, 800)], [(0, 200)], 1.0),
        ([(0, 801)], [(0, 200)], 0.0),
        ([], [(0, 10)], 0.0),
    ],
)
def test_overlap_is_the_share_of_the_shorter_span_unless_it_cites_everything(
    predicted: list[tuple[int, int]], gold: list[tuple[int, int]], share: float
) -> None:
    assert overlap([Span(*s) for s in predicted], [Span(*s) for s in gold]) == share


def test_half_is_enough_to_match() -> None:
    assert matches([Span(5, 15)], [Span(0, 10)])
    assert not matches([Span(6, 16)], [Span(0, 10)])


@pytest.mark.parametrize(
    ("said", "golds", "fits"),
    [
        ("Brown", ["Ann Brown"], True),
        ("Mayor Ann Brown", ["Ann Brown"], True),
        ("ANN BROWN", ["ann brown"], True),
        ("the council", ["Council"], True),
        ("John Brown Ltd", ["Ann Brown Ltd"], True),
        ("John Brown", ["Ann Brown"], False),
        ("Oak", ["Ann Brown", "Tim Oak"], True),
        ("the", ["the council"], False),
        ("", ["Ann Brown"], False),
        (None, ["Ann Brown"], False),
        ("Brown", ["the"], False),
    ],
)
def test_a_name_fits_where_one_holds_the_other_or_half_agrees(
    said: str | None, golds: list[str], fits: bool
) -> None:
    assert names_fit(said, golds) is fits


def test_the_greedy_way_takes_the_best_pair_first_and_may_lose_another() -> None:
    assert greedy([[1.0, 0.9], [0.9, 0.0]]) == (Pairing(0, 0, 1.0),)


def test_the_assignment_is_best_on_the_whole() -> None:
    nobody = [[False, False], [False, False]]
    assert assign([[1.0, 0.9], [0.9, 0.0]], nobody) == (Pairing(0, 1, 0.9), Pairing(1, 0, 0.9))


def test_of_two_who_speak_in_one_sentence_each_line_gets_its_own() -> None:
    fits = [[False, True], [True, False]]
    found = assign([[1.0, 1.0], [1.0, 1.0]], fits)
    assert [(each.line, each.gold) for each in found] == [(0, 1), (1, 0)]


def test_a_fitting_name_does_not_make_a_match() -> None:
    assert assign([[0.4]], [[True]]) == ()


_TABLES = st.integers(0, 4).flatmap(
    lambda width: st.lists(
        st.lists(
            st.tuples(st.sampled_from([0.0, 0.3, 0.5, 0.7, 1.0]), st.booleans()),
            min_size=width,
            max_size=width,
        ),
        max_size=4,
    )
)


@settings(deadline=None, max_examples=200)
@given(_TABLES)
def test_no_other_assignment_is_worth_more(table: list[list[tuple[float, bool]]]) -> None:
    overlaps = [[share for share, _ in row] for row in table]
    fits = [[fit for _, fit in row] for row in table]
    found = assign(overlaps, fits)
    assert len({each.line for each in found}) == len({each.gold for each in found}) == len(found)

    def worth(line: int, gold: int) -> float:
        share, fit = table[line][gold]
        return share + 0.01 * fit if share >= 0.5 else 0.0

    width = len(table[0]) if table else 0
    columns = [*range(width), *[None] * len(table)]
    best = max(
        sum(worth(line, gold) for line, gold in enumerate(chosen) if gold is not None)
        for chosen in set(permutations(columns, len(table)))
    )
    assert sum(worth(each.line, each.gold) for each in found) == pytest.approx(best)
