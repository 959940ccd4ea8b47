"""What is denied: how far a "not" reaches, and what only looks like one."""

import pytest

from service.grounding.denials import Denials, bare_stem, may_deny, turned
from service.grounding.wording import Wording


def denied(text: str) -> list[str]:
    wording = Wording(text, ((0, len(text)),))
    found = Denials(wording).denied
    return [wording.lower[at] for at in wording.content if at in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("will not comply with the judgment", ["comply", "judgment"]),
        ("no submarine work would leave Britain", ["submarine", "work", "leave", "britain"]),
        ("refrains from labelling it an invasion", ["labelling", "invasion"]),
        ("rules out a merger", ["merger"]),
        ("it isn't fair, but it works", ["fair"]),
        ("does not deny the charge", ["deny"]),
        ("people with no stake in it were inclined to wait", ["stake"]),
        ("if it does not pay, workers strike", []),
        ("not only workers strike", []),
        ("no doubt it works", []),
        ("no later than Friday", []),
        ("workers strike", []),
    ],
)
def test_a_denial_reaches_the_end_of_its_clause(text: str, words: list[str]) -> None:
    assert denied(text) == words


def test_a_stem_may_stand_denied_and_plain() -> None:
    text = "He will sign, and she will not sign"
    denials = Denials(Wording(text, ((0, len(text)),)))
    assert (denials.signs("sign"), denials.signs("go")) == ({True, False}, set())


@pytest.mark.parametrize(
    "text", ["He won't", "refusing aid", "She never did", "without a word", "stopped short of it"]
)
def test_a_text_that_denies_may_deny(text: str) -> None:
    assert may_deny(text)


def test_a_text_without_any_such_word_does_not() -> None:
    assert not may_deny("The council backs the plan")


def test_a_prefix_denies_what_is_left_without_it() -> None:
    assert bare_stem("unrealistic") == bare_stem("non-realistic") != ()
    assert bare_stem("realistic") == bare_stem("undo") == ()


def test_the_signs_of_a_long_claim_are_found_in_one_pass() -> None:
    text = "He will not sign and she will sign. " * 20_000
    denials = Denials(Wording(text, ((0, len(text)),)))
    assert all(denials.signs("sign") == {True, False} for _ in range(50_000))


HELD = (
    "If fees are limited to $5, “we can’t lend”, he said; it is not the end. They will not, won't."
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("If fees are not limited to $5", True),
        ("if fees are limited to $5,", False),
        ("we can lend", True),
        ("we cannot lend", False),
        ("it is the end.", True),
        ("it is never the end", False),
        ("he said; it is the end", True),
        ("limited to $5 are fees not", False),
        ("They will", False),
        ("They will, will", False),
    ],
)
def test_a_text_may_be_its_evidence_but_for_a_denial(text: str, *, result: bool) -> None:
    said, held = (Denials(Wording(each, ((0, len(each)),))) for each in (text, HELD))
    assert turned(said, held) is result
