from evals.scorers.headline_facts import HeadlineFacts
from tests.evals.makers import GOLD, TRAM, VOTE, judged, said


def test_headline_and_summary_together_have_the_facts() -> None:
    score = HeadlineFacts().score(judged(said("headline", TRAM), said("summary", VOTE)))
    assert score.answer == "2 of 2"


def test_a_fact_that_only_a_section_has_is_missed() -> None:
    score = HeadlineFacts().score(judged(said("summary", TRAM), said("next_steps", VOTE)))
    assert (score.answer, score.explanation) == ("1 of 2", "missed: vote")


def test_facts_that_are_not_vital_do_not_count() -> None:
    facts = [GOLD["headline_facts"][0], GOLD["headline_facts"][1] | {"vital": False}]
    assert HeadlineFacts().score(judged(headline_facts=facts)).answer == "0 of 1"
