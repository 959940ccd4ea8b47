"""The tone: words without marks, and which of them judge."""

import pytest

from service.engines.extractive.tone import bare, tones


def test_words_are_bared_of_marks_and_capitals() -> None:
    assert bare("“It’s Bad,” (he) said.") == ("it's", "bad", "he", "said")


@pytest.mark.parametrize(
    ("text", "tone"),
    [("a reckless failure", "negative"), ("they must go", "ought"), ("the blue house", None)],
)
def test_words_that_judge_are_counted(text: str, tone: str | None) -> None:
    assert (
        (set(tones(bare(text))) == set()) if tone is None else (tones(bare(text)).get(tone, 0) > 0)
    )
