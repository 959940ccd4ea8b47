"""Whose a cue is, wherever that phrase stands."""

import pytest
from hypothesis import given, settings

from service.english.attribution import links
from service.english.subjects import before_verb, named_beside
from service.english.syntax import verb_group
from tests.english.samples import PROSE, syntax

FOUND = [
    ("The union has long opposed it.", "opposed", "The union", "before"),
    ("Ada Thorne was quick to point out the flaw.", "point", "Ada Thorne", "before"),
    ("“No,” said the mayor.", "said", "the mayor", "after"),
    ("“No,” said the mayor, Ada Thorne.", "said", "Ada Thorne", "after"),
    ("Galbraith and Anwar said no.", "said", "Galbraith and Anwar", "before"),
    ("Officials who said no left.", "said", "Officials", "relative"),
    ("Two of the banks opposed it.", "opposed", "Two of the banks", "before"),
    ("“No,” said mum-of-three Eilidh Roe.", "said", "Eilidh Roe", "after"),
    ("Another, playwright Ann Roe, said no.", "said", "Ann Roe", "before"),
    ("Ramp hands said no.", "said", "Ramp hands", "raw"),
    ("Drivers on the metro said no.", "said", "Drivers", "before"),
    ("The chair of the union said no.", "said", "The chair of the union", "before"),
    ("The union opposes the mine and backs a park.", "backs", "The union", "shared"),
    ("Oskar Brandt, once an adviser, condemned it.", "condemned", "Oskar Brandt", "before"),
    ("Ada Thorne praised it, adding that it rained.", "adding", "Ada Thorne", "shared"),
]


@pytest.mark.parametrize(("text", "cue", "who", "kind"), FOUND)
def test_the_subject_of_a_cue_is_found(text: str, cue: str, who: str, kind: str) -> None:
    found = syntax(text)
    subjects = {found.word(link.first): link.subject for link in links(found)}
    subject = subjects[cue]
    assert subject is not None
    assert (found.text(subject.first, subject.last), subject.kind) == (who, kind)


@pytest.mark.parametrize(
    ("text", "verb", "group"),
    [
        ("They have never opposed it", "opposed", "have never opposed"),
        ("They opposed it", "opposed", "opposed"),
        ("They were quick to say so", "say", "were quick to say"),
        ("They on Monday said so", "said", "on Monday said"),
    ],
)
def test_a_verb_takes_its_auxiliaries_along(text: str, verb: str, group: str) -> None:
    found = syntax(text)
    at = found.words.lower.index(verb)
    first = verb_group(found, at)
    assert found.text(first, at) == group


def test_a_verb_at_the_beginning_has_no_subject_before_it() -> None:
    assert before_verb(syntax("Said no one ever"), 0) is None


def test_a_name_is_preferred_to_the_role_beside_it() -> None:
    found = syntax("The mayor, Ada Thorne, spoke.")
    named = named_beside(found, found.phrases[0])
    assert found.text(named.first, named.last) == "Ada Thorne"


def test_a_word_beyond_either_end_is_nothing() -> None:
    found = syntax("No")
    assert (found.word(-1), found.word(5), found.flag(-1, -1)) == ("", "", False)


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_subjects_stand_within_the_sentence(text: str) -> None:
    found = syntax(text)
    size = len(found.words.lower)
    subjects = [link.subject for link in links(found) if link.subject is not None]
    assert all(0 <= subject.first <= subject.last < size for subject in subjects)
