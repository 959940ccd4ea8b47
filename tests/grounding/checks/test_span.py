"""The check of spans and addresses."""

import pytest

from service.grounding import check, ground
from service.models import Draft
from service.text.reading import Reading, Sentence
from tests.grounding.samples import finding, line, reading

TEXT = "Ana Ruiz wrote on https://vellin.example/a that it was over."
READ = Reading(reading(TEXT).article, (Sentence(1, 0, len(TEXT), 0),))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("wrote on https://vellin.example/a", True),
        ("wrote: see https://vellin.example/a.", True),
        ("wrote: see https://evil.example", False),
        ("wrote it", True),
    ],
)
def test_an_address_must_stand_in_the_evidence(text: str, *, held: bool) -> None:
    found = ground(Draft(lines=(line("summary", text),)), READ, 9)
    assert [each.reason for each in found.withheld] == ([] if held else ["url_not_in_source"])


def test_evidence_must_be_what_the_text_has() -> None:
    (made,) = ground(Draft(lines=(line("summary", "wrote it"),)), READ, 9).summary
    claim = made.evidence[0].model_copy(update={"start": 1})
    changed = made.model_copy(update={"evidence": (claim,)})
    assert check(changed, READ, "summary").span == "fail"
    assert finding("span", "Ana Ruiz wrote.", line("summary", "wrote")) == "pass"
