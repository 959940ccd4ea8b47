"""The pieces that texts are made of."""

from evals.robustness.pieces import marks, pieces


def test_there_are_words_marks_scripts_and_what_cannot_be_seen() -> None:
    assert len(pieces()) == len(set(pieces())) > 120
    assert {"said", "“", "中文", "\x00", "\ud800", "\n\n"} <= set(pieces())
    assert "[" in marks()
    assert set(marks()) <= set(pieces())
