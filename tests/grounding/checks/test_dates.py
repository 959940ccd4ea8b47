"""The check of dates."""

import pytest

from tests.grounding.samples import finding, line

SENTENCE = (
    "They meet on Tuesday 18 February, and within 28 days vote in the coming weeks of spring."
)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("they meet on Tuesday", "pass"),
        ("they will meet on February 18", "pass"),
        ("they will meet next Tuesday", "pass"),
        ("they will meet on Wednesday", "fail"),
        ("they will meet on 19 February", "fail"),
        ("they will meet in May 2025", "fail"),
        ("a vote in 28 days", "pass"),
        ("a vote in 29 days", "fail"),
        ("a vote in the coming months", "undecided"),
        ("a monthly vote", "undecided"),
        ("they meet", "not_applicable"),
    ],
)
def test_every_date_stands_in_the_evidence(text: str, result: str) -> None:
    assert finding("dates", SENTENCE, line("summary", text)) == result
