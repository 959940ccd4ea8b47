"""The word lists on which attribution turns."""

import pytest

from service.english.frames import forms, listed
from service.text.lexicon import load

GROUPS = tuple(load("service.english", "frames"))


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_has_the_words_of_its_list_in_small_letters(group: str) -> None:
    assert listed(group)
    assert all(word == word.lower() for word in listed(group))


def test_a_group_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError):
        listed("no such group")


@pytest.mark.parametrize(
    ("group", "shown"),
    [("give", {"give", "gives", "gave", "given", "giving"}), ("draw", {"draws", "drew", "drawn"})],
)
def test_verbs_stand_in_all_their_forms(group: str, shown: set[str]) -> None:
    assert shown <= forms(group)
