"""The check of polarity."""

import pytest

from service.models import Excerpt, Polarity
from tests.grounding.samples import finding, line

PRAISED = "Ana Ruiz praised the talks with Rome, saying that returning the land was unrealistic."
REFRAINED = "Ana Ruiz refrains from labelling the raid an invasion, and may sign the treaty."
INSISTED = "Ana Ruiz insists that no submarine work would leave Vellin and must stay there."


@pytest.mark.parametrize(
    ("sentence", "text", "polarity", "result"),
    [
        (PRAISED, "praises the talks", "supports", "pass"),
        (PRAISED, "condemned the talks", "supports", "fail"),
        (PRAISED, "finds talks with Rome good", "opposes", "fail"),
        (PRAISED, "finds the return of land realistic", "unclear", "fail"),
        (PRAISED, "finds the return of land not realistic", "unclear", "pass"),
        (PRAISED, "finds the return of land unrealistic", "unclear", "pass"),
        (REFRAINED, "will not call the raid an invasion", "neutral", "pass"),
        (REFRAINED, "calls the raid an invasion", "neutral", "fail"),
        (REFRAINED, "will sign the treaty", "neutral", "fail"),
        (REFRAINED, "may sign the treaty", "neutral", "pass"),
        (INSISTED, "submarine work would leave Vellin", "neutral", "fail"),
        (INSISTED, "no submarine work would leave", "neutral", "pass"),
        (INSISTED, "work need not stay there", "neutral", "undecided"),
    ],
)
def test_a_line_may_not_turn_its_evidence_round(
    sentence: str, text: str, polarity: Polarity, result: str
) -> None:
    draft = line("positions", text, "Ana Ruiz", polarity=polarity)
    found = finding("polarity", sentence, draft)
    assert found == result or (result, found) == ("pass", "not_applicable")


@pytest.mark.parametrize(
    ("text", "cue", "result"),
    [
        ("cut by 4 percent", None, "fail"),
        ("would not be cut by 4 percent", None, "pass"),
        ("cut by 4 percent", "would not be", "pass"),
        ("The union said", None, "pass"),
    ],
)
def test_a_quote_may_not_leave_out_the_denial_before_it(
    text: str, cue: str | None, result: str
) -> None:
    sentence = "The union said pay would not be cut by 4 percent."
    draft = line("positions", text, "The union", cue=Excerpt(text=cue) if cue else None)
    assert finding("polarity", sentence, draft) == result


@pytest.mark.parametrize(
    ("sentence", "text", "result"),
    [
        ("The union rejected the plan.", "accepted the plan", "fail"),
        ("The union rejected the plan.", "turned the plan down", "pass"),
        ("The union said it would comply.", "will not comply", "fail"),
        ("The union opposes the plan.", "does not oppose the plan", "fail"),
        ("The union said the plan was fine.", "denies that the plan was fine", "fail"),
    ],
)
def test_opposites_and_denials_are_found(sentence: str, text: str, result: str) -> None:
    found = finding("polarity", sentence, line("positions", text, "The union"))
    assert found == result or (result, found) == ("pass", "not_applicable")


@pytest.mark.timeout(60)  # minutes, if each verb is looked for anew
def test_a_line_as_long_as_a_book_is_compared_in_one_pass() -> None:
    told, held = "will reject the plan, ", "They accept the idea and will reject the plan, "
    draft = line("positions", told * 20_000, "They")
    assert finding("polarity", f"{held * 20_000}in the end.", draft) == "pass"
