from evals.scorers.length import Length
from tests.evals.makers import ARTICLE, TRAM, judged, said


def test_the_words_of_all_lines_are_set_against_those_of_the_article() -> None:
    made = judged(said("headline", TRAM), said("summary", TRAM), said("positions", TRAM))
    score = Length().score(made)
    assert (score.value, score.n) == (21 / len(ARTICLE.split()), len(ARTICLE.split()))
    assert score.metadata == {"lines": 3, "words": 21}


def test_neither_more_nor_less_is_better() -> None:
    assert Length().better == "neither"
