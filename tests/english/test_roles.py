"""Roles beside names: before them and in appositions on either side."""

import pytest
from hypothesis import given, settings

from service.english.roles import role_beside
from tests.english.samples import PROSE, syntax

FOUND = [
    ("Ada Thorne, the union's lead organiser, said no.", "union's lead organiser", "person"),
    ("A ministry spokesperson, Ada Thorne, said no.", "ministry spokesperson", "person"),
    ("Mayor Ada Thorne said no.", "Mayor", "person"),
    ("The mayor Ada Thorne said no.", "mayor", "person"),
    ("Mr Thorne said no.", "", "person"),
    ("Ada Thorne, who runs the shop, said no.", "", "person"),
    ("Ada Thorne, 34, said no.", "", "person"),
    ("Ada Thorne, 34, a teacher, said no.", "teacher", "person"),
    ("Holm Foods, a bakery company, said no.", "bakery company", "organisation"),
    ("Holm Foods, which bakes bread, said no.", "", "organisation"),
]
NONE = [
    "Ada Thorne said no.",
    "Ada Thorne, Oskar Brandt and Eve Roe said no.",
    "Ada Thorne, in a letter to the mayor, said no.",
    "Ada Thorne, the rain, said no.",
]


@pytest.mark.parametrize(("text", "role", "kind"), FOUND)
def test_a_role_is_read_with_the_kind_it_implies(text: str, role: str, kind: str) -> None:
    found = syntax(text)
    (name,) = (phrase for phrase in found.phrases if phrase.kind == "name")
    beside = role_beside(found, name)
    assert beside is not None
    assert (beside.text, beside.kind) == (role, kind)


@pytest.mark.parametrize("text", NONE)
def test_no_role_is_made_up(text: str) -> None:
    found = syntax(text)
    names = [phrase for phrase in found.phrases if phrase.kind == "name"]
    assert [role_beside(found, name) for name in names] == [None] * len(names)


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_a_role_stands_in_the_sentence(text: str) -> None:
    found = syntax(text)
    roles = (role_beside(found, phrase) for phrase in found.phrases if phrase.kind == "name")
    assert all(role.text in text for role in roles if role is not None)
