"""The check of roles."""

import pytest

from service.models import Mention
from tests.grounding.samples import finding, line

SENTENCE = (
    "Ana Ruiz, the mayor, accused the owners of Calder Lines of theft on the docks of Vellin."
)


@pytest.mark.parametrize(
    ("who", "target", "result"),
    [
        ("Ana Ruiz", "the owners", "pass"),
        ("the owners", "Ana Ruiz", "fail"),
        ("Calder Lines", "Ana Ruiz", "fail"),
    ],
)
def test_critic_and_target_cannot_change_places(who: str, target: str, result: str) -> None:
    draft = line("criticism", "accused them of theft", who, target)
    assert finding("roles", SENTENCE, draft) == result


@pytest.mark.parametrize(
    ("text", "name", "result"),
    [
        ("Ana Ruiz", "Ruiz", "pass"),
        ("the mayor", "Ana Ruiz", "pass"),
        ("Ana Ruiz", "Calder Lines", "fail"),
    ],
)
def test_a_name_must_be_that_of_the_words_that_mean_it(text: str, name: str, result: str) -> None:
    draft = line("positions", "accused them of theft")
    draft = draft.model_copy(update={"who": (Mention(text=text, name=name),)})
    assert finding("roles", SENTENCE, draft) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("sacked the owners", "undecided"),
        ("blamed the owners", "pass"),
        ("sued them over theft on the docks", "undecided"),
        ("wants rain and snow and hail", "undecided"),
        ("wants more rain, snow, hail, wind and fog now", "fail"),
    ],
)
def test_an_act_or_a_text_that_the_evidence_lacks_is_no_pass(text: str, result: str) -> None:
    assert finding("roles", SENTENCE, line("positions", text, "Ana Ruiz")) == result
