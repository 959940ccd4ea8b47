"""Stored lines: the checks say of them what they said when the line was made."""

import pytest

from service.grounding import check, ground
from service.models import Draft, DraftLine, Excerpt, Mention, Section
from tests.grounding.samples import line, reading

READ = reading(
    "Ana Ruiz and Ben Oduya accused Calder Lines of theft. "
    "The council will vote on 3 March if the audit is finished."
)
LINES: list[DraftLine] = [
    line("headline", "Ana Ruiz and Ben Oduya accused Calder Lines of theft"),
    line("summary", "The council will vote on 3 March", sentences=(2,)),
    line("positions", "accused it of theft", "Ana Ruiz", polarity="opposes"),
    line("criticism", "of theft", "", "Calder Lines").model_copy(
        update={"who": (Mention(text="Ana Ruiz"), Mention(text="Ben Oduya"))}
    ),
    line("next_steps", "vote", "The council", sentences=(2,), when=Excerpt(text="3 March")),
    line("next_steps", "the vote follows the audit", sentences=(2,)),
]


@pytest.mark.parametrize("draft", LINES, ids=lambda draft: draft.section)
def test_a_stored_line_has_the_checks_that_it_was_made_with(draft: DraftLine) -> None:
    found = ground(Draft(lines=(draft,)), READ, 9)
    made = (found.headline, *found.summary, *found.positions, *found.criticism, *found.next_steps)
    (stored,) = [each for each in made if each is not None]
    assert check(stored, READ, draft.section) == stored.checks


@pytest.mark.parametrize(
    ("field", "value", "failed"),
    [
        ("holder", "Calder Lines", "roles"),
        ("holder", "Wang Yi", "roles"),
        ("text", "praised it for theft", "polarity"),
        ("text", "accused it of 3 thefts", "numbers"),
        ("text", "accused it on Monday", "dates"),
        ("text", "accused Putin of theft", "names"),
        ("text", "accused it of “robbery”", "quotation"),
        ("polarity", "supports", "polarity"),
    ],
)
def test_a_changed_field_fails_its_check(field: str, value: str, failed: str) -> None:
    section: Section = "positions"
    (made,) = ground(Draft(lines=(LINES[2],)), READ, 9).positions
    changed = made.model_copy(update={field: value})
    assert getattr(check(changed, READ, section), failed) == "fail"


def test_evidence_that_is_not_in_the_text_fails_and_leaves_the_rest_undecided() -> None:
    (made,) = ground(Draft(lines=(LINES[2],)), READ, 9).positions
    claim = made.evidence[0].model_copy(update={"end": 9999})
    checks = check(made.model_copy(update={"evidence": (claim,)}), READ, "positions")
    assert (checks.span, checks.roles) == ("fail", "undecided")
