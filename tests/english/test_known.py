"""The register: an actor is found again by its shorter forms."""

import pytest

from service.english.actors import cast
from service.english.known import Known, Register
from tests.english.samples import reading, syntax


def entered(*sentences: str) -> tuple[Known, ...]:
    register = Register()
    for sentence in sentences:
        found = syntax(sentence)
        for phrase in found.phrases:
            if phrase.kind == "name":
                register.name(found, phrase)
    return register.known()


SAME = [
    (("We met Ada Thorne.", "We met Thorne."), "Ada Thorne", ("Thorne",)),
    (("We met Thorne.", "We met Ada Thorne."), "Ada Thorne", ("Thorne",)),
    (("The Harbour Workers Union met.", "The HWU left."), "Harbour Workers Union", ("HWU",)),
    (("They met in Norway.", "They met in Oslo."), "Norway", ("Oslo",)),
    (("We met Ada Thorne.", "We met Ada Thorne."), "Ada Thorne", ()),
]


@pytest.mark.parametrize(("sentences", "name", "also"), SAME)
def test_a_shorter_form_is_the_same_actor(
    sentences: tuple[str, ...], name: str, also: tuple[str, ...]
) -> None:
    assert [(known.name, known.also) for known in entered(*sentences)] == [(name, also)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They met in Norway.", "government"),
        ("They met the Harbour Workers Union.", "organisation"),
        ("They met Mayor Thorne.", "person"),
        ("They met Brisco & Lyle.", "organisation"),
        ("They met Quillane.", "unknown"),
    ],
)
def test_the_kind_follows_from_the_words(sentence: str, kind: str) -> None:
    assert [known.kind for known in entered(sentence)] == [kind]


def test_two_names_are_two_actors_in_the_order_of_mention() -> None:
    known = entered("We met Ada Thorne and Oskar Brandt.")
    assert [each.name for each in known] == ["Ada Thorne", "Oskar Brandt"]


def test_a_pronoun_of_the_wrong_gender_means_nobody() -> None:
    register = Register()
    found = syntax("We met Mr Thorne.")
    name = next(phrase for phrase in found.phrases if phrase.kind == "name")
    at = register.name(found, name)
    assert [register.pronoun(word, (at,)) for word in ("he", "she", "it")] == [at, None, None]


def test_a_thing_that_is_owned_may_be_wrapped_over_two_lines() -> None:
    actors = cast(reading("The commission met its\nstaff. It left the commission's staff.")).actors
    assert {known.name for known in actors} == {"The commission", "the commission's staff"}


def test_a_thing_that_is_owned_may_be_parted_by_a_mark() -> None:
    actors = cast(reading("The commission met its%staff on Monday.")).actors
    assert "The commission" in {known.name for known in actors}


def test_a_head_is_named_with_what_it_is_head_of() -> None:
    found = cast(reading("The firm's head of research left. Later on she said no."))
    assert "The firm's head of research" in [known.name for known in found.actors]
