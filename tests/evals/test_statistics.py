import random
from math import sqrt
from statistics import mean, stdev

import pytest

from evals.scores import Score, Share
from evals.statistics import compare, lowest, summarise


def plain(*pairs: tuple[float, int]) -> list[Score]:
    return [Score(value=hits / n if n else None, n=n) for hits, n in pairs]


def in_two(*rows: tuple[tuple[float, int], tuple[float, int]]) -> list[Score]:
    return [
        Score(
            value=0.5,
            n=1,
            sections={
                "positions": Share(hits=a[0], n=a[1]),
                "criticism": Share(hits=b[0], n=b[1]),
            },
        )
        for a, b in rows
    ]


def test_the_mean_is_of_all_counts_together_and_articles_without_any_are_not_scored() -> None:
    metric = summarise(plain((1, 2), (3, 3), (0, 0)), absent=2)
    assert (metric.mean, metric.n, metric.unscored) == (0.8, 2, 3)


def test_with_equal_counts_the_error_is_that_of_a_mean_of_articles() -> None:
    values = [0.1, 0.4, 0.4, 0.9, 0.6]
    metric = summarise([Score(value=value, n=10) for value in values])
    assert metric.mean == pytest.approx(mean(values))
    assert metric.stderr == pytest.approx(stdev(values) / sqrt(len(values)))


def test_lines_of_one_article_are_not_independent() -> None:
    few = summarise(plain((1, 1), (0, 1), (1, 1), (1, 1)))
    many = summarise(plain((50, 50), (0, 50), (50, 50), (50, 50)))
    assert few.stderr == pytest.approx(many.stderr)


def test_sections_that_go_the_same_way_have_the_error_of_one() -> None:
    pairs = [(1, 4), (3, 4), (2, 4), (0, 4)]
    both = summarise(in_two(*((pair, pair) for pair in pairs)))
    assert both.stderr == pytest.approx(summarise(plain(*pairs)).stderr)


def test_sections_that_go_opposite_ways_even_each_other_out() -> None:
    metric = summarise(in_two(*(((n, 4), (4 - n, 4)) for n in (0, 4, 1, 3))))
    assert metric.stderr == pytest.approx(0)


def test_the_figure_is_the_plain_mean_of_the_sections() -> None:
    metric = summarise(in_two(((1, 2), (0, 0)), ((1, 2), (3, 3))))
    assert metric.mean == 0.75
    assert metric.sections["positions"].mean == 0.5
    assert metric.sections["criticism"].mean == 1.0


def test_a_section_with_nothing_to_score_is_left_out_of_the_mean() -> None:
    metric = summarise(in_two(((1, 2), (0, 0)), ((1, 2), (0, 0))))
    assert (metric.mean, metric.sections["criticism"].mean) == (0.5, None)


def test_nothing_scored_gives_no_figure_and_no_interval() -> None:
    metric = summarise(plain((0, 0), (0, 0)))
    assert (metric.mean, metric.stderr, metric.low, metric.high) == (None, None, None, None)


def test_one_article_has_a_figure_and_no_interval() -> None:
    metric = summarise(plain((1, 2)))
    assert (metric.mean, metric.stderr, metric.low) == (0.5, None, None)


def test_the_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    scores = plain(*((n % 4, 5) for n in range(20)))
    first, second = summarise(scores), summarise(scores)
    assert first == second
    assert first.low is not None
    assert first.high is not None
    assert first.mean is not None
    assert first.low < first.mean < first.high


def test_19_of_20_intervals_hold_the_truth() -> None:
    chance = random.Random(4)
    held = 0
    for _ in range(100):
        metric = summarise([Score(value=chance.gauss(0.5, 0.1), n=1) for _ in range(30)])
        assert metric.low is not None
        assert metric.high is not None
        held += metric.low <= 0.5 <= metric.high
    assert 88 <= held <= 99


def test_the_lower_figure_counts() -> None:
    metric = lowest([plain((1, 2), (1, 2)), plain((1, 4), (1, 4))])
    assert (metric.mean, metric.stderr) == (0.25, 0.0)


BASE = [(n % 3, 4) for n in range(12)]
UP = [(hits + 1, n) for hits, n in BASE]
NOISE = [(hits + (1 if i % 2 else -1), n) for i, (hits, n) in enumerate(BASE)]


@pytest.mark.parametrize(
    ("before", "after", "better", "verdict"),
    [
        (BASE, UP, "more", "better"),
        (UP, BASE, "more", "worse"),
        (BASE, UP, "less", "worse"),
        (UP, BASE, "less", "better"),
        (BASE, UP, "neither", "cannot tell"),
        (BASE, BASE, "more", "cannot tell"),
        (BASE, NOISE, "more", "cannot tell"),
        (BASE[:4], UP[:4], "more", "cannot tell"),
    ],
)
def test_a_change_is_told_from_noise(
    before: list[tuple[int, int]], after: list[tuple[int, int]], better: str, verdict: str
) -> None:
    found = compare({"s": plain(*before)}, {"s": plain(*after)}, better)  # type: ignore[arg-type]  # a Literal
    assert (found.verdict, found.n) == (verdict, len(before))


def test_pairs_see_what_the_spread_of_articles_would_hide() -> None:
    before = [Score(value=n / 20, n=1) for n in range(20)]
    after = [Score(value=n / 20 + 0.01, n=1) for n in range(20)]
    interval = summarise(before)
    found = compare({"s": before}, {"s": after}, "more")
    assert found.verdict == "better"
    assert found.change == pytest.approx(0.01)
    assert interval.low is not None
    assert found.after is not None
    assert interval.low < found.after < (interval.high or 0)


def test_a_difference_with_nothing_on_one_side_is_none() -> None:
    found = compare({"s": plain(*BASE)}, {"s": plain(*[(0, 0)] * 12)}, "more")
    assert (found.after, found.change, found.verdict) == (None, None, "cannot tell")
