"""Attribution: who says, wants, refuses or faults what, in one sentence."""

import time

import pytest
from hypothesis import given, settings

from service.english.attribution import LONGEST, attributions
from tests.english.samples import PROSE, cited

FOUND = [
    ("Ada Thorne said the bridge was unsafe.", [("Ada Thorne", "said", "says")]),
    ("Critics urged the council to drop the scheme.", [("Critics", "urged", "demands")]),
    ("The union called for a new vote.", [("The union", "called for", "demands")]),
    ("The council proposed a ferry.", [("The council", "proposed", "proposes")]),
    ("Oskar Brandt condemned the strike.", [("Oskar Brandt", "condemned", "blames")]),
    ("Ada Thorne rejected the bid.", [("Ada Thorne", "rejected", "opposes")]),
    (
        "Ada Thorne opposes the tunnel and backs a ferry.",
        [("Ada Thorne", "opposes", "opposes"), ("Ada Thorne", "backs", "supports")],
    ),
    (
        "Ada Thorne said yes; the mayor said no.",
        [("Ada Thorne", "said", "says"), ("the mayor", "said", "says")],
    ),
    ("The rain fell all night.", []),
    ("Banks in Oslo pushed back their forecast.", []),
    ("The result is better than Ada Thorne had dared to hope for.", []),
    ("It was the last say in a long row.", []),
    ("What Ada Thorne wants would cost millions.", []),
    ("Ada Thorne asked how it was built.", []),
    ("Ada Thorne asked the council whether it would pay.", []),
    ("Ada Thorne asked the council to say why.", [("Ada Thorne", "asked", "demands")]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_who_and_stance_are_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = attributions(text, 0, len(text))
    shown = [(cited(text, each.who), cited(text, each.cue), each.stance) for each in found]
    assert shown == expected


def test_a_trailing_attribution_reports_the_stance_before_it() -> None:
    text = "Ada Thorne opposes the mine, the mayor said."
    shown = [cited(text, each.content) for each in attributions(text, 0, len(text))]
    assert shown == ["the mine", "Ada Thorne opposes the mine"]


def test_the_next_cue_ends_the_content_of_the_one_before() -> None:
    text = "Ada Thorne praised the crew, adding that repairs would take weeks."
    shown = [cited(text, each.content) for each in attributions(text, 0, len(text))]
    assert shown == ["the crew", "repairs would take weeks"]


def test_cues_within_a_quotation_are_the_speakers_own_words() -> None:
    text = "“The wall is safe and the mayor said so,” Ada Thorne wrote."
    shown = [cited(text, each.cue) for each in attributions(text, 0, len(text))]
    assert shown == ["wrote"]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ada Thorne did not criticise the plan.", True),
        ("No minister criticised the plan.", True),
        ("Neither side supports the plan.", True),
        ("Ada Thorne criticised the plan.", False),
    ],
)
def test_a_denied_cue_is_negated(text: str, negated: bool) -> None:
    (found,) = attributions(text, 0, len(text))
    assert found.negated is negated


def test_the_verb_begins_with_its_negation() -> None:
    text = "Ada Thorne did not criticise the plan."
    (found,) = attributions(text, 0, len(text))
    assert cited(text, found.verb) == "did not criticise"


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "It rained. Ada Thorne said the bridge was unsafe. It rained."
    (found,) = attributions(text, 11, 49)
    assert cited(text, found.content) == "the bridge was unsafe"


def test_only_the_beginning_of_a_very_long_sentence_is_read() -> None:
    late = "x " * LONGEST + "Ada Thorne said no."
    assert attributions(late, 0, len(late)) == []


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_every_span_stands_within_the_sentence(text: str) -> None:
    padded = f"Ada said no. {text} Brandt said no."
    start, end = 13, 13 + len(text)
    for found in attributions(padded, start, end):
        spans = [found.who, found.cue, found.content, found.target, found.verb, found.topic]
        assert all(start <= s.start < s.end <= end for s in spans if s is not None)


@pytest.mark.parametrize("piece", ["Ada said “no”, ", "said ", "“", "U.S. ", "A ", " ", "the x'"])
def test_three_hundred_kilobytes_in_one_line_take_little_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    began = time.process_time()
    attributions(text, 0, len(text))
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("The mayor pays the new tax, which she considers a sin.", "the new tax"),
        ("It was a claim that Ada Thorne condemned as a lie.", "a claim"),
        ("It was plain that Ada Thorne condemned the tax as a lie.", "the tax"),
    ],
)
def test_a_relative_aims_at_what_stands_before_it(text: str, target: str) -> None:
    (said,) = attributions(text, 0, len(text))
    assert cited(text, said.target) == target


def test_who_will_call_out_somebody_faults_nobody() -> None:
    text = "The union will call out every port on Friday."
    assert attributions(text, 0, len(text)) == []
