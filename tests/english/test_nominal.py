"""Stances that hang on nouns, adjectives, passives and "according to"."""

import pytest

from service.english.attribution import attributions
from tests.english.samples import cited

READ = [
    ("The mayor expressed support for the tunnel.", "The mayor", "the tunnel", "supports"),
    ("Norland's support for the treaty has grown.", "Norland", "the treaty", "supports"),
    ("The ministry's view is that the wall is safe.", "The ministry", "the wall is safe", "says"),
    ("In her view, the tunnel is a waste.", "her", "the tunnel is a waste", "says"),
    ("By the firm's reckoning, the wall is safe.", "the firm", "the wall is safe", "says"),
    ("In the words of Ada Thorne, the wall is grim.", "Ada Thorne", "the wall is grim", "says"),
    (
        "According to Ada Thorne, the mill shut in May.",
        "Ada Thorne",
        "the mill shut in May",
        "says",
    ),
    (
        "The mill shut in May, according to Ada Thorne.",
        "Ada Thorne",
        "The mill shut in May",
        "says",
    ),
    (
        "According to Ada Thorne, a Dutch member, the mill shut in May.",
        "Ada Thorne",
        "the mill shut in May",
        "says",
    ),
    ("The mill shut, according to the mayor, Ada Thorne.", "Ada Thorne", "The mill shut", "says"),
]
FAULTED = [
    ("The scheme was praised by teachers.", "teachers", "The scheme", "praises"),
    ("The plan was criticised by Ada Thorne.", "Ada Thorne", "The plan", "blames"),
    ("The offer met resistance from nurses.", "nurses", "The offer", "blames"),
    ("The plan drew criticism from Ada Thorne.", "Ada Thorne", "The plan", "blames"),
    ("The plan at once drew fire from Ada Thorne.", "Ada Thorne", "The plan", "blames"),
]
NOTHING = [
    "There was support in the hall.",
    "The view was fine.",
    "The plan was criticised by night.",
    "An opposed landing took place.",
]


@pytest.mark.parametrize(("text", "who", "clause", "stance"), READ)
def test_a_stance_without_a_verb_is_read(text: str, who: str, clause: str, stance: str) -> None:
    (found,) = attributions(text, 0, len(text))
    shown = cited(text, found.who), cited(text, found.content), found.stance
    assert shown == (who, clause, stance)


@pytest.mark.parametrize(("text", "who", "target", "stance"), FAULTED)
def test_who_stands_behind_a_passive_is_found(
    text: str, who: str, target: str, stance: str
) -> None:
    (found,) = attributions(text, 0, len(text))
    assert (cited(text, found.who), cited(text, found.target), found.stance) == (
        who,
        target,
        stance,
    )


@pytest.mark.parametrize("text", NOTHING)
def test_a_noun_of_nobody_is_no_stance(text: str) -> None:
    assert attributions(text, 0, len(text)) == []


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The union remains sceptical of the offer.", "remains sceptical"),
        ("The union is deeply opposed to it.", "is deeply opposed"),
        ("The union was unpersuaded.", "was unpersuaded"),
    ],
)
def test_a_copula_gives_an_adjective_its_subject(text: str, verb: str) -> None:
    (found,) = attributions(text, 0, len(text))
    shown = (cited(text, found.who), found.frame, cited(text, found.verb))
    assert shown == ("The union", "adjective", verb)


def test_what_an_adjective_aims_at_stands_behind_its_preposition() -> None:
    text = "The union is unconvinced by the offer."
    (found,) = attributions(text, 0, len(text))
    assert (cited(text, found.content), cited(text, found.target)) == ("by the offer", "the offer")
