"""Proposals: the names that a line will show."""

from service.engines.extractive.proposals import names
from service.models import Mention
from tests.engines.extractive.samples import proposal


def test_the_resolved_name_goes_before_the_words_of_the_text() -> None:
    assert names((Mention(text="she", name="Ana Ruiz"), Mention(text="Rome"))) == (
        "Ana Ruiz",
        "Rome",
    )


def test_two_proposals_do_not_share_what_is_merged_into_them() -> None:
    one, other = proposal("a", 1), proposal("b", 2)
    one.merged.add(3)
    assert other.merged == set()
