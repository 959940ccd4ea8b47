import pytest

from evals.headline import SIDES
from evals.scorers import SCORERS
from evals.scorers.base import NOTHING, Scorer, listed, of_sections, of_share
from evals.scores import Share
from tests.evals.makers import PERFECT, judged

ALL: list[Scorer] = [*SCORERS, *SIDES.values()]


@pytest.mark.parametrize("scorer", ALL, ids=lambda scorer: scorer.name)
def test_a_score_is_the_share_it_says_and_the_same_each_time(scorer: Scorer) -> None:
    score = scorer.score(judged(*PERFECT))
    assert score == scorer.score(judged(*PERFECT))
    assert score.value is not None
    assert score.n > 0
    if score.sections:
        assert score.n == sum(share.n for share in score.sections.values())
        assert score.value == sum(share.hits for share in score.sections.values()) / score.n


@pytest.mark.parametrize("scorer", ALL, ids=lambda scorer: scorer.name)
def test_where_there_is_nothing_to_score_the_value_is_none(scorer: Scorer) -> None:
    bare = {"headline_facts": (), "positions": (), "criticism": (), "next_steps": (), "traps": ()}
    score = scorer.score(judged(**bare))
    if scorer.name == "length":
        assert score.value == 0.0
    else:
        assert (score.value, score.n, score.answer) == (None, 0, NOTHING)


def test_names_are_unique() -> None:
    names = [scorer.name for scorer in ALL]
    assert len(set(names)) == len(names)


def test_the_value_of_sections_is_that_of_all_together() -> None:
    shares = {"positions": Share(hits=1, n=4), "criticism": Share(hits=1, n=1)}
    score = of_sections(shares)  # type: ignore[arg-type]  # a Literal
    assert (score.value, score.n, score.answer) == (0.4, 5, "2 of 5")


def test_a_share_of_nothing_says_so() -> None:
    assert of_share(Share(hits=0, n=0)).answer == NOTHING


def test_a_long_list_is_cut_and_counted() -> None:
    assert listed([*"abc"]) == "a; b; c"
    assert listed([*"abcdefg"]) == "a; b; c; d; e; and 2 more"
