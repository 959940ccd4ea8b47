"""The series of texts: the same number is the same text, and few are alike."""

from evals.robustness.texts import LONGEST
from tests.evals.robustness.samples import texts


def test_a_number_is_always_the_same_text() -> None:
    assert [texts().make(n) for n in (7, 8)] == [texts().make(n) for n in (7, 8)]
    assert texts(seed=1).make(7) != texts().make(7)


def test_texts_differ_and_have_their_length() -> None:
    made = [*map(texts().make, range(300))]
    assert len(set(made)) > 280
    assert max(map(len, made)) <= LONGEST


def test_what_is_hard_is_there() -> None:
    made = [*map(texts().make, range(300))]
    assert any(text.isupper() for text in made)
    assert any(len(text) > 300 and "\n" not in text for text in made)
    assert any(text.count("“") != text.count("”") for text in made)
    for piece in ("\x00", "\ud800", "中", "مرحبا", "😀", "\u0301"):
        assert any(piece in text for text in made), ascii(piece)
