"""Measures whether a word of a very long article costs more than one of a short article."""

from evals.bench.articles import Articles
from evals.bench.row import Row
from evals.bench.throughput import ROUNDS, cost_of_a_word

SHORT, LONG = 1_000, 1_000_000
TARGET = 1.5
_SHORT_ARTICLES = 60


def rows(articles: Articles) -> list[Row]:
    """Compare the cost of a word in one long article with that in many short ones."""
    short = [articles.make(SHORT, number) for number in range(_SHORT_ARTICLES)]
    few = cost_of_a_word(short, ROUNDS)
    many = cost_of_a_word([articles.make(LONG)])
    name = f"cost of a word at {LONG:,} words over that at {SHORT:,}"
    note = f"{many.seconds * 1e6:.1f} over {few.seconds * 1e6:.1f} microseconds; {many.shares}"
    return [Row(name, many.seconds / few.seconds, "times", TARGET, "less", note)]
