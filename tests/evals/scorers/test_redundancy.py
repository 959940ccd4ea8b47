import pytest

from evals.scorers.redundancy import Redundancy
from tests.evals.makers import PERFECT, TRAM, judged, said


def test_a_perfect_briefing_repeats_nothing() -> None:
    assert Redundancy().score(judged(*PERFECT)).answer == "0 of 5"


@pytest.mark.parametrize(
    ("who", "text", "repeats"),
    [
        ("Ann Brown", None, True),
        ("ann brown", "Mayor Ann Brown backs the tram", True),
        ("Tim Oak", None, False),
        ("Ann Brown", "likes rails", False),
    ],
)
def test_the_same_evidence_actor_and_words_are_a_repetition(
    who: str, text: str | None, repeats: bool
) -> None:
    again = said("positions", TRAM, who, text=text)
    assert Redundancy().score(judged(*PERFECT, again)).sections["positions"].hits == repeats


def test_the_summary_may_say_what_the_sections_say() -> None:
    assert Redundancy().score(judged(said("summary", TRAM), said("positions", TRAM))).value == 0.0
