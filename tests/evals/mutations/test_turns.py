"""Turning an engine's line round: each turn fits some lines, and makes them false."""

from evals.mutations.turns import TURNS, Beside, far, near, negate, swap
from service.models import DraftLine, Mention
from tests.grounding.samples import line

BLAME = line("criticism", "backs the tram of Brown", "Tim Oak", "Ann Brown")
STANCE = line("positions", "backs the tram", "Ann Brown", polarity="supports")
STEP = line("next_steps", "votes on Monday", "The council")
LINES = (BLAME, STANCE, STEP)
BESIDE = Beside("Ann Brown backs the tram, Tim Oak said.", LINES)


def names(made: DraftLine | None) -> tuple[list[str], list[str]]:
    assert made is not None
    return [each.text for each in made.who], [each.text for each in made.target]


def test_critic_and_target_change_places_where_both_are_known_and_not_the_same() -> None:
    assert names(swap(BLAME, BESIDE)) == (["Ann Brown"], ["Tim Oak"])
    assert swap(STANCE, BESIDE) is None
    assert swap(line("criticism", "faults himself", "Tim Oak", "Oak"), BESIDE) is None


def test_words_and_polarity_are_negated_together() -> None:
    made = negate(STANCE, BESIDE)
    assert made is not None
    assert (made.text, made.polarity) == ("rejects the tram", "opposes")
    assert negate(STEP, BESIDE) is None


def test_another_is_one_whom_the_cited_words_name_or_one_whom_they_do_not() -> None:
    assert names(near(STANCE, BESIDE))[0] == ["Tim Oak"]
    assert names(far(STANCE, BESIDE))[0] == ["The council"]
    assert near(STEP, Beside("The council votes on Monday.", LINES)) is None
    assert far(line("next_steps", "rain"), BESIDE) is None


def test_a_short_form_of_the_holder_is_not_another() -> None:
    pronoun = STANCE.model_copy(update={"who": (Mention(text="she", name="Ann Brown"),)})
    alone = Beside("She backs it, Brown said.", (pronoun, line("positions", "x", "Brown")))
    assert [turn(pronoun, alone) for turn in TURNS.values() if turn is not negate] == [None] * 3
