"""What was said, wanted or faulted: the clause of a cue, its target and its topic."""

import pytest
from hypothesis import given, settings

from service.english.attribution import links
from service.english.contents import topic, trim
from tests.english.samples import PROSE, syntax

SAID = [
    ("Oskar Brandt told reporters on Monday that the mill was lost.", "the mill was lost", None),
    ("“Tea is cold,” she said.", "“Tea is cold,”", None),
    (
        "The mine, said a man close to the firm, would be made safe.",
        "The mine, said a man close to the firm, would be made safe",
        None,
    ),
    ("The mine is safe, the firm said on Friday.", "The mine is safe", None),
    (
        "Shares fell by a third after the owner, Acme Mines, said on Friday that it was flooded.",
        "it was flooded",
        None,
    ),
    ("Ada Thorne said that Monday’s rain was odd.", "Monday’s rain was odd", None),
    ("Ada Thorne said Monday was too late.", "Monday was too late", None),
    ("Ada Thorne said on Monday that it was late.", "it was late", None),
    ("Ada Thorne warned the council that the wall would fall.", "the wall would fall", None),
    ("The union described the offer as reckless.", "reckless", "the offer"),
    ("Ada Thorne called the plan “a gift to thieves”.", "“a gift to thieves”", "the plan"),
    ("Ada Thorne criticised the council over the delay.", "the delay", "the council"),
    ("Ada Thorne blamed the ministry for the delay.", "the delay", "the ministry"),
    ("The union accused Holm Foods of fraud.", "fraud", "Holm Foods"),
    ("Ada Thorne criticised the plans for a dam.", "the plans for a dam", "the plans for a dam"),
    ("The mayor blamed the flood on the council.", "the flood on the council", "the council"),
    ("The council proposed a new ferry line.", "a new ferry line", None),
    ("He says, with evident sorrow, that the war is lost.", "the war is lost", None),
    (
        "Ada Thorne has little time for rules that last a year.",
        "rules that last a year",
        "rules that last a year",
    ),
]
TOPICS = [
    ("the new bridge was unsafe", "the new bridge"),
    ("she would go", "she"),
    ("in May the bridge fell", None),
    ("and the bridge has gone", "the bridge"),
]


@pytest.mark.parametrize(("text", "clause", "target"), SAID)
def test_content_and_target_are_parted(text: str, clause: str, target: str | None) -> None:
    found = syntax(text)
    (link,) = links(found)
    aim = link.content.target
    shown = found.text(*link.content.clause), None if aim is None else found.text(*aim)
    assert shown == (clause, target)


def test_a_quarrel_over_something_is_no_clause() -> None:
    assert links(syntax("The mayor argued over money.")) == []


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_the_topic_is_the_opening_noun_phrase(text: str, expected: str | None) -> None:
    found = syntax(text)
    part = topic(found, (0, len(found.words.lower) - 1))
    assert (None if part is None else found.text(*part)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [(", no way.", "no way"), ("“no way”.", "“no way”"), ("no", "no"), (",.;", None)],
)
def test_marks_at_the_edges_are_left_out_but_quotation_marks(
    text: str, expected: str | None
) -> None:
    found = syntax(text)
    part = trim(found, 0, len(found.words.lower) - 1)
    assert (None if part is None else found.text(*part)) == expected


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_contents_stand_within_the_sentence(text: str) -> None:
    found = syntax(text)
    size = len(found.words.lower)
    parts = [part for link in links(found) for part in link.content if part is not None]
    assert all(0 <= first <= last < size for first, last in parts)
