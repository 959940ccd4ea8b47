"""Syntax: words and phrases of a sentence by place, and where a verb group begins."""

import pytest

from service.english.syntax import verb_group
from tests.english.samples import syntax


@pytest.mark.parametrize(
    ("text", "verb", "first"),
    [
        ("Ada Thorne has long opposed it.", "opposed", "has"),
        ("Ada Thorne on Monday said no.", "said", "on"),
        ("Ada Thorne was quick to say no.", "say", "was"),
        ("The council next meets in May.", "meets", "next"),
        ("Ada Thorne said no.", "said", "said"),
    ],
)
def test_a_verb_group_begins_with_its_first_helper(text: str, verb: str, first: str) -> None:
    found = syntax(text)
    assert found.word(verb_group(found, found.words.lower.index(verb))) == first


def test_beyond_either_end_there_is_nothing() -> None:
    found = syntax("Ada said no.")
    assert (found.word(-1), found.word(40), found.flag(40, ~0)) == ("", "", False)


def test_phrases_are_found_by_either_end() -> None:
    found = syntax("Minister Ada Thorne said no.")
    assert found.text(found.begins[0].first, found.ends[2].last) == "Ada Thorne"
