from evals.scorers.when import When
from service.models import When as Time
from tests.evals.makers import ON_THE_12TH, VOTE, judged, said


def test_the_gold_date_is_right() -> None:
    assert When().score(judged(said("next_steps", VOTE, when=ON_THE_12TH))).value == 1.0


def test_another_date_and_none_are_wrong_and_named() -> None:
    other = ON_THE_12TH.model_copy(update={"start": "2027-03-13", "end": "2027-03-13"})
    nothing = Time(text=None, kind="none", start=None, end=None, anchor=None)
    for when in (other, nothing):
        score = When().score(judged(said("next_steps", VOTE, when=when)))
        assert score.value == 0.0
        assert "another date, or none: ln_" in score.explanation


def test_a_step_whose_date_the_gold_does_not_name_is_not_scored() -> None:
    score = When().score(judged(said("next_steps", "will resign if there is none.")))
    assert score.value is None
