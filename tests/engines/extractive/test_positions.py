"""Positions: who holds what, for or against."""

import pytest

from service.engines.extractive.positions import position
from service.models import Polarity
from tests.engines.extractive.samples import options


@pytest.mark.parametrize(
    ("text", "said", "polarity"),
    [
        ("Ana Ruiz supports the harbour plan.", "supports the harbour plan", "supports"),
        ("Ana Ruiz opposes the harbour plan.", "opposes the harbour plan", "opposes"),
        (
            "Ana Ruiz does not support the harbour plan.",
            "does not support the harbour plan",
            "opposes",
        ),
        ("Ana Ruiz insists that the tax must be cut.", "the tax must be cut", "demands"),
        ("Ana Ruiz said that the tax should be cut.", "the tax should be cut", "demands"),
        ("Ana Ruiz said that the tax is high.", "the tax is high", "neutral"),
        ("Ana Ruiz proposed a lower tax.", "proposed a lower tax", "proposes"),
        ("Ana Ruiz praised the harbour plan.", "praised the harbour plan", "supports"),
    ],
)
def test_a_position_has_words_and_polarity(text: str, said: str, polarity: Polarity) -> None:
    ([candidate],), cast = options(text)
    made = position(text, candidate, cast, 0.5)
    assert made is not None
    assert (made.line.text, made.line.polarity) == (said, polarity)
    assert [each.text for each in made.line.who] == ["Ana Ruiz"]


def test_who_praises_first_is_for_what_is_emphasized_next() -> None:
    text = "Ana Ruiz praised the talks, emphasizing that dialogue is the only way."
    (those,), cast = options(text)
    made = position(text, those[-1], cast, 0.5)
    assert made is not None
    assert (made.line.text, made.line.polarity) == ("dialogue is the only way", "supports")


def test_the_claim_is_the_sentence_and_the_cue_its_verb() -> None:
    text = "Ferries ran. Ana Ruiz opposes the plan."
    (_, [candidate]), cast = options(text)
    made = position(text, candidate, cast, 0.5)
    assert made is not None
    assert made.line.claim is not None
    assert text[slice(*made.line.claim)] == "Ana Ruiz opposes the plan."
    assert made.line.cue is not None
    assert made.line.cue.text == "opposes"


def test_nobody_holds_a_position_where_nobody_is_named() -> None:
    text = "Ana Ruiz opposes the plan."
    ([candidate],), cast = options(text)
    nobody = candidate._replace(attribution=candidate.attribution._replace(who=None))
    assert position(text, nobody, cast, 0.5) is None
