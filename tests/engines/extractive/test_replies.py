"""Replies: a criticism is paired with the answer of the one whom it faults."""

import pytest

from service.engines.extractive.replies import replies
from tests.engines.extractive.samples import lines, proposal


@pytest.mark.parametrize(
    ("who", "lemma", "sentence", "found"),
    [
        (7, "deny", 3, {0: 0}),
        (7, "deny", 8, {0: 0}),
        (7, "deny", 9, {}),
        (7, "deny", 1, {}),
        (7, "say", 3, {}),
        (8, "deny", 3, {}),
        (None, "deny", 3, {}),
    ],
)
def test_an_answer_is_the_targets_own_soon_afterwards_with_a_cue_of_answering(
    who: int | None, lemma: str, sentence: int, found: dict[int, int]
) -> None:
    blame = proposal("hides losses", 2, "criticism", who=1, target=7)
    other = proposal("it is untrue", sentence, who=who, lemma=lemma)
    assert replies([blame], [other]) == found


def test_the_nearest_answer_is_taken() -> None:
    blame = proposal("hides losses", 2, "criticism", who=1, target=7)
    later, sooner = (proposal("untrue", n, who=7, lemma="reject") for n in (5, 3))
    assert replies([blame], [later, sooner]) == {0: 1}


def test_a_criticism_without_a_known_target_has_no_answer() -> None:
    blame = proposal("hides losses", 2, "criticism", who=1)
    assert replies([blame], [proposal("untrue", 3, who=7, lemma="deny")]) == {}


def test_a_draft_points_from_the_criticism_to_the_answer() -> None:
    text = "Olga Brandt accused Northgate Bank of fraud. Northgate Bank denied the accusation."
    [blame] = lines(text, "criticism")
    assert blame.reply is not None


@pytest.mark.parametrize(
    ("text", "lemma", "who", "sentence", "found"),
    [
        ("rejected the claim", "reject", 9, 4, {0: 0, 1: 0}),
        ("denied the allegations.", "deny", 9, 5, {0: 0, 1: 0}),
        ("rejected the claim", "reject", 9, 6, {}),
        ("rejected the plan", "reject", 9, 4, {}),
        ("repeated the claim", "repeat", 9, 4, {}),
        ("rejected the claim", "reject", 2, 4, {0: 0}),
        ("rejected the claim", "reject", None, 4, {}),
    ],
)
def test_who_turns_down_the_claim_right_after_it_speaks_for_the_target(
    text: str, lemma: str, who: int | None, sentence: int, found: dict[int, int]
) -> None:
    run = [
        proposal("hides losses", 2, "criticism", who=1, target=7),
        proposal("cheats", 3, "criticism", who=2, target=7),
    ]
    assert replies(run, [proposal(text, sentence, who=who, lemma=lemma)]) == found


def test_a_criticism_apart_from_the_last_ones_is_not_what_is_turned_down() -> None:
    run = [proposal("hides losses", n, "criticism", who=n, target=7) for n in (2, 5)]
    assert replies(run, [proposal("denied the charge", 6, who=9, lemma="deny")]) == {1: 0}
