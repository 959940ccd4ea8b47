"""Casting: whom names, role nouns and pronouns mean as the article goes on."""

import pytest
from hypothesis import given, settings

from service.english.actors import cast
from service.models import Span
from tests.english.samples import PROSE, reading

MEANT = [
    ("Mayor Ada Thorne opposes it. She said it would flood.", "She", "Ada Thorne"),
    ("Ada Thorne met Oskar Brandt. Later on, Brandt left.", "Brandt left", "Oskar Brandt"),
    ("Critics said the plan was weak. They want a vote.", "They", "Critics"),
    ("Norway said it would pay. Oslo denied that.", "Oslo", "Norway"),
    ("Norway said no. Later on, it paid.", "it paid", "Norway"),
    ("Mr Brandt met Mrs Thorne. She said no. He said yes.", "She", "Thorne"),
    ("Mr Brandt met Mrs Thorne. She said no. He said yes.", "He", "Brandt"),
    ("Mr Brandt met Mrs Thorne. “He was late,” said Mrs Thorne.", "He", None),
    ("The rain fell. It was cold.", "It", None),
    ("A review was off. She said no.", "She", None),
    ("Brandt Roe sees it from afar. He left.", "He", "Brandt Roe"),
    ("The task fell to Oskar Brandt, a welder. Later on he left.", "he left", "Oskar Brandt"),
    ("We met the farmers at Carna Shoal. She said no.", "She", None),
    ("It rained on Victory Day. He left.", "He", None),
    ("Holm Foods paid. It rained on Monday. The company left.", "company left", "Holm Foods"),
    ("The union met Holm Foods. The company left.", "The company left", "Holm Foods"),
    ("It rained in the Western Sounds. The company left.", "The company left", "The company"),
]


@pytest.mark.parametrize(("text", "phrase", "expected"), MEANT)
def test_a_phrase_means_its_actor(text: str, phrase: str, expected: str | None) -> None:
    start = text.rindex(phrase)
    known = cast(reading(text)).resolve(Span(start, start + len(phrase.split()[0])))
    assert (None if known is None else known.name) == expected


def test_mentions_are_counted_for_each_actor() -> None:
    found = cast(reading("Mrs Thorne spoke. She said no. Mr Brandt left."))
    counts = found.mentioned()
    assert [(known.name, counts[at]) for at, known in enumerate(found.actors)] == [
        ("Thorne", 2),
        ("Brandt", 1),
    ]


def test_within_gives_only_phrases_wholly_inside() -> None:
    text = "Ada Thorne met Oskar Brandt."
    found = cast(reading(text))
    inside = found.within(Span(4, len(text)))
    assert [text[each.span.start : each.span.end] for each in inside] == ["Oskar Brandt"]


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_every_form_of_an_actor_stands_in_the_text(text: str) -> None:
    found = cast(reading(text))
    forms = [form for known in found.actors for form in (known.name, *known.also)]
    assert all(form in text for form in forms)
    everything = found.within(Span(0, len(text)))
    assert all(0 <= each.actor < len(found.actors) for each in everything)
    assert [found.number(each.span) for each in everything] == [each.actor for each in everything]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Holm Foods will sell, and Northgate Bank says it will pay.", "it", "Northgate Bank"),
        ("Northgate says that it will look again.", "it", "Northgate"),
        ("Ada Thorne blames Olga Brandt, who says she will resign.", "she", "Olga Brandt"),
    ],
)
def test_a_pronoun_in_what_somebody_says_is_the_one_who_says_it(
    text: str, pronoun: str, name: str
) -> None:
    start = text.index(f" {pronoun} ") + 1
    known = cast(reading(text)).resolve(Span(start, start + len(pronoun)))
    assert known is not None
    assert known.name == name
