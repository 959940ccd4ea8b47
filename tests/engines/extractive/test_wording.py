"""Wording: the clause that was said, or the cue with what it governs."""

import pytest

from service.engines.extractive.wording import wording
from tests.engines.extractive.samples import options


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz said that the tax is high.", "the tax is high"),
        ("Ana Ruiz said the tax is high.", "the tax is high"),
        ("Ana Ruiz said “taxes are high”.", "“taxes are high”"),
        ("“Taxes are too high,” Ana Ruiz said.", "“Taxes are too high,”"),
        ("According to Ana Ruiz, the tax is high.", "the tax is high"),
        ("Ana Ruiz opposes the tax.", "opposes the tax"),
        ("Ana Ruiz did not support the tax.", "did not support the tax"),
        ("Ana Ruiz wants to cut the tax.", "wants to cut the tax"),
        ("Ana Ruiz called the tax a disgrace.", "called the tax a disgrace"),
        ("What Ana Ruiz wants is a vote on the tax.", "a vote on the tax"),
        (
            "“One tax is a trap,” Ana Ruiz said, “and the other is a joke.”",
            "“One tax is a trap,” Ana Ruiz said, “and the other is a joke.”",
        ),
        (
            "The tax is no joke, Ana Ruiz said, and nobody can pay it.",
            "The tax is no joke, Ana Ruiz said, and nobody can pay it",
        ),
        (
            "The tax is online, Ana Ruiz said, “for those who read”.",
            "The tax is online, Ana Ruiz said, “for those who read”",
        ),
        (
            "The tax is fair, Ana Ruiz said, and every paper on the tax would be shown.",
            "The tax is fair, Ana Ruiz said, and every paper on the tax would be shown",
        ),
        ("“The tax is a trap,” Ana Ruiz said, pointing to the harbour.", "“The tax is a trap,”"),
    ],
)
def test_a_line_reads_well_beside_its_holder(text: str, expected: str) -> None:
    (those,), _ = options(text)
    candidate = those[0]
    start, end = wording(text, candidate.attribution, candidate.bounds)
    assert text[start:end] == expected
