"""The benches' own parts: articles are always the same, and a row says how far a target is met."""

import pytest

from evals.bench.articles import Articles
from evals.bench.row import Row, table


def test_an_article_has_its_length_and_is_always_the_same() -> None:
    made = [Articles().make(800, number) for number in (1, 1, 2)]
    assert made[0] == made[1] != made[2]
    assert all(800 <= len(text.split()) < 1000 for text in made)


def test_a_long_article_is_no_repetition() -> None:
    paragraphs = [p for p in Articles().make(20_000).split("\n\n") if len(p) > 200]
    assert len(set(paragraphs)) > 0.98 * len(paragraphs)


@pytest.mark.parametrize(
    ("figure", "target", "better", "ratio", "verdict"),
    [
        (90.0, 60.0, "more", 1.5, "met"),
        (30.0, 60.0, "more", 0.5, "MISSED"),
        (0.5, 1.5, "less", 3.0, "met"),
        (3.0, 1.5, "less", 0.5, "MISSED"),
    ],
)
def test_a_row_says_how_far_its_target_is_met(
    figure: float, target: float, better: str, ratio: float, verdict: str
) -> None:
    row = Row("speed", figure, "a second", target, "more" if better == "more" else "less")
    assert row.ratio == ratio
    assert verdict in table([row])
