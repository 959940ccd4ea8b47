"""Judging: which candidate of a sentence is a position, which a criticism, and when both are."""

import pytest

from service.engines.extractive.judging import Judged, best_blame, best_stance, judged, settled
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.weights import learnt
from tests.engines.extractive.samples import NOW, options, proposal


def found(text: str) -> tuple[str | None, str | None]:
    those, cast = options(text)
    rated = judged(text, those[0], cast, NOW, learnt())
    stance, blame = best_stance(text, rated, cast), best_blame(text, rated, cast)
    return stance.line.text if stance else None, blame.line.text if blame else None


@pytest.mark.parametrize(
    ("text", "stance", "blame"),
    [
        ("Ana Ruiz opposes the harbour plan.", True, False),
        ("Ana Ruiz supports the harbour plan.", True, False),
        ("Ana Ruiz insists that the tax must be cut.", True, False),
        ("Olga Brandt accused Northgate Bank of hiding losses.", None, True),
        ("Ana Ruiz praised Northgate Bank.", None, False),
    ],
)
def test_a_sentence_is_judged(text: str, stance: bool | None, blame: bool) -> None:
    said, faulted = found(text)
    assert (faulted is not None) is blame
    assert stance is None or (said is not None) is stance


def test_an_open_accusation_is_marked() -> None:
    text = "Olga Brandt accused Northgate Bank of hiding losses."
    ([only],), cast = options(text)
    [rated] = judged(text, [only], cast, NOW, learnt())
    assert rated.accuses
    assert rated.blame > 0.38


def test_a_denied_accusation_is_never_a_criticism() -> None:
    text = "Olga Brandt did not accuse Northgate Bank of fraud."
    those, cast = options(text)
    assert [each.blame for each in judged(text, those[0], cast, NOW, learnt())] == [0.0]


A, B = "the tax is high", "the bank is bad"


@pytest.mark.parametrize(
    ("stance", "blame", "kept"),
    [
        (proposal(A, 1, sure=0.5), None, "stance"),
        (None, proposal(A, 1, "criticism", sure=0.5), "blame"),
        (proposal(A, 1, sure=0.5), proposal(A, 1, "criticism", sure=0.7), "blame"),
        (proposal(A, 1, sure=0.9), proposal(A, 1, "criticism", accuses=True), "blame"),
        (proposal(A, 1, sure=0.5), proposal(A, 1, "criticism", sure=0.5), "blame"),
        (proposal(A, 1, sure=0.7), proposal(A, 1, "criticism", sure=0.5), "blame"),
        (proposal(A, 1, sure=0.9), proposal(A, 1, "criticism", sure=0.5), "stance"),
        (proposal(A, 1, sure=0.7), proposal(B, 1, "criticism", sure=0.5), "both"),
        (proposal(A, 1, sure=0.95), proposal(B, 1, "criticism", sure=0.5), "stance"),
        (proposal(A, 1, sure=0.8), proposal(B, 1, "criticism", accuses=True), "both"),
    ],
)
def test_the_same_words_are_in_one_section_only(
    stance: Proposal | None, blame: Proposal | None, kept: str
) -> None:
    expected = {"both": (stance, blame), "stance": (stance, None), "blame": (None, blame)}[kept]
    assert settled(stance, blame) == expected


@pytest.mark.parametrize(("blame", "kept"), [(0.3, False), (0.42, False), (0.6, True)])
def test_who_faults_nothing_by_name_must_be_surer_to_do_so(blame: float, kept: bool) -> None:
    text = "“It is a disgrace,” Ana Ruiz said."
    ([only],), cast = options(text)
    rated = [Judged(only, 0.0, blame, accuses=False)]
    assert (best_blame(text, rated, cast) is not None) is kept


def test_who_faults_somebody_by_name_need_not() -> None:
    text = "Olga Brandt criticised Northgate Bank."
    ([only],), cast = options(text)
    assert best_blame(text, [Judged(only, 0.0, 0.42, accuses=False)], cast) is not None
