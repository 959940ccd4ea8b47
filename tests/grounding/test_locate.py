"""Locating a line: claims, hints, and what is copied from the source."""

import pytest

from service.grounding import LocatedLine, Refusal, locate
from service.models import Excerpt, Mention, Span
from tests.grounding.samples import line, reading

TEXT = (
    "A Headline Of The Day\n\nAna Ruiz said “we won’t go”\non Monday. Rome agreed to talk to her."
)
READ = reading(TEXT)


def located(**more: object) -> LocatedLine:
    found = locate(line("summary", "we").model_copy(update=more), READ)
    assert isinstance(found, LocatedLine)
    return found


def test_each_cited_sentence_is_a_claim() -> None:
    found = located(sentences=(2, 1, 2))
    assert [each.text for each in found.evidence] == [
        "Ana Ruiz said “we won’t go”\non Monday.",
        "Rome agreed to talk to her.",
    ]


def test_a_claim_of_its_own_narrows_the_sentence_and_is_trimmed() -> None:
    start = READ.text.index(" “we won’t go”")
    found = located(claim=Span(start, start + 14))
    assert [each.text for each in found.evidence] == ["“we won’t go”"]


def test_a_claim_needs_no_sentence_numbers() -> None:
    start = READ.text.index("Rome")
    assert len(located(sentences=(), claim=Span(start, start + 11)).evidence) == 1


@pytest.mark.parametrize("claim", [Span(0, 5), Span(-1, 5), Span(30, 30), Span(40, 30)])
def test_a_claim_outside_the_cited_sentences_is_refused(claim: Span) -> None:
    found = locate(line("summary", "we", claim=claim), READ)
    assert found == Refusal("span_not_found", "the claim")


def test_a_headline_may_rest_on_a_heading_and_nothing_else_may() -> None:
    heading = READ.headings[0]
    assert isinstance(
        locate(line("headline", "A Headline", sentences=(), claim=heading), READ), LocatedLine
    )
    assert isinstance(
        locate(line("summary", "A Headline", sentences=(), claim=heading), READ), Refusal
    )


@pytest.mark.parametrize(
    ("text", "form", "written"),
    [
        ("we won't go", "quote", "we won’t go"),
        ('"we won\'t go" on Monday', "quote", "“we won’t go”\non Monday"),
        ("we will not go", "paraphrase", "we will not go"),
        ("e won’t g", "paraphrase", "e won’t g"),
        ("  Ana\n Ruiz  ", "quote", "Ana Ruiz"),
        ("“Ruiz”", "paraphrase", "“Ruiz”"),
    ],
)
def test_a_quote_is_copied_from_the_source(text: str, form: str, written: str) -> None:
    found = located(text=text)
    assert (found.form, found.text) == (form, written)


def test_a_fuzzy_match_is_no_evidence() -> None:
    draft = line("positions", "we won’t go", "Ana Ruis")
    assert locate(draft, READ) == Refusal("name_not_in_evidence", "Ana Ruis")


def test_a_folded_match_is_told_from_an_exact_one() -> None:
    draft = line("next_steps", "go", "Ana Ruiz", cue=Excerpt(text="won't"))
    found = locate(draft, READ)
    assert isinstance(found, LocatedLine)
    assert {each.part: each.match for each in found.evidence} == {
        "claim": "exact",
        "actor": "exact",
        "cue": "folded",
    }


def test_a_missing_target_is_taken_from_the_accusation() -> None:
    read = reading("Ana Ruiz accused Ben Oduya of theft.")
    found = locate(line("criticism", "accused him of theft", "Ana Ruiz"), read)
    assert isinstance(found, LocatedLine)
    assert [role.name for role in found.target] == ["Ben Oduya"]


def test_a_role_outside_the_cited_sentences_is_refused() -> None:
    draft = line("positions", "agreed to talk", sentences=(2,))
    draft = draft.model_copy(update={"who": (Mention(text="Monday"),)})
    assert isinstance(locate(draft, READ), Refusal)
