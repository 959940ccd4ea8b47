"""Stems: which forms of a word are brought together, and which are kept apart."""

import pytest

from service.english.stems import stem

TOGETHER = [
    ("oppose", "opposes", "opposed", "opposing", "opposition", "opponents"),
    ("propose", "proposal", "proposed", "proposing"),
    ("commit", "commitment", "committed"),
    ("exclude", "excluding", "excluded"),
    ("achieve", "achieving"),
    ("empower", "empowers", "empowering"),
    ("copy", "copying", "copied"),
    ("critics", "criticism", "criticised"),
    ("buy", "bought", "buying"),
    ("pay", "paid", "payment"),
    ("praise", "praises", "praised", "praising"),
    ("realise", "realises", "realised", "realising"),
    ("family", "families", "family's"),
]


@pytest.mark.parametrize("forms", TOGETHER, ids=lambda forms: forms[0])
def test_forms_of_a_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert {stem(form) for form in forms} == {stem(forms[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [("realistic", "unrealistic"), ("support", "suppose"), ("sign", "signal"), ("press", "pre")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
