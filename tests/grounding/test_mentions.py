"""Finding the words that mean somebody, in the ways in which engines name them."""

import pytest

from service.english.actors import Known
from service.grounding.mentions import excerpt, fits, gender, is_name, mentions
from service.grounding.witness import Witnesses
from service.models import Excerpt, Mention, Span
from tests.grounding.samples import reading

TEXT = (
    "President Ana Ruiz met Chinese envoys in Vellin. "
    "She said Beijing was wrong, and her team agreed. "
    "The Amalgamated Metal Union and Ben Oduya disagreed."
)
READ = reading(TEXT)


@pytest.mark.parametrize(
    ("sentence", "wanted", "found"),
    [
        (1, "Ana Ruiz", ["Ana Ruiz"]),
        (1, "president Ana Ruiz", ["President Ana Ruiz"]),
        (1, "Dr Ana Ruiz", ["Ana Ruiz"]),
        (1, "China", ["Chinese"]),
        (2, "China", ["Beijing"]),
        (2, "Ana Ruiz", ["She"]),
        (2, "Ruiz’s team", ["her team"]),
        (3, "Ben Oduya and the Amalgamated", ["Ben Oduya", "The Amalgamated"]),
        (3, "Ana Ruiz", []),
        (1, "Ben Oduya", []),
        (1, "Wang Yi", []),
        (1, "  ", []),
    ],
)  # fmt: skip
def test_somebody_is_found_by_name_part_alias_or_pronoun(
    sentence: int, wanted: str, found: list[str]
) -> None:
    scopes = (READ.sentences[sentence - 1].span,)
    places = mentions(Mention(text=wanted), scopes, Witnesses(READ))
    assert [READ.words_of(place.located.span) for place in places] == found


def test_a_pronoun_is_shown_by_the_name_that_it_means() -> None:
    (found,) = mentions(Mention(text="She"), (READ.sentences[1].span,), Witnesses(READ))
    assert found.name == "Ana Ruiz"


def test_the_engines_name_is_shown_where_it_gives_one() -> None:
    wanted = Mention(text="She", name="President Ana Ruiz")
    (found,) = mentions(wanted, (READ.sentences[1].span,), Witnesses(READ))
    assert found.name == "President Ana Ruiz"


@pytest.mark.parametrize(("start", "place"), [(None, 0), (9, 9), (4, 0), (-3, 0), (999, 0)])
def test_a_hint_is_honoured_where_the_words_stand_there(start: int | None, place: int) -> None:
    text = "Yes, no, Yes, no"
    found = excerpt(Excerpt(text="Yes", start=start), (Span(0, len(text)),), text)
    assert found is not None
    assert found.span.start == place


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("Guo Jiakun", True),
        ("Guo", True),
        ("spokesperson Guo Jiakun", True),
        ("Wang Yi", False),
        ("the words of Guo", False),
    ],
)
def test_a_name_fits_an_actor_by_its_last_words(name: str, *, fit: bool) -> None:
    assert fits(name, Known("Guo Jiakun", "person", None, ("Guo",))) is fit


def test_names_are_told_from_nouns_that_hold_one() -> None:
    assert is_name("Calder Lines")
    assert is_name("Eberhardt")
    assert not is_name("Critics")
    assert not is_name("members at Vellin")
    assert not is_name("the Vice-Marshal")


def test_gender_is_that_of_the_pronoun_or_the_first_name() -> None:
    assert (gender("she"), gender("he"), gender("Xq")) == (1, -1, 0)
