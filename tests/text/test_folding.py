import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.models import Span
from service.text.folding import find, fold
from service.text.normalise import normalise
from tests.conftest import ROOT
from tests.text.generated import FEW, TEXTS

ALIGNMENT: dict[str, Any] = json.loads((ROOT / "tests/data/false-lines.json").read_text("utf-8"))[
    "alignment"
]

FAMILIES = [
    ('"we won\'t go"', "said “we won’t go” on"),
    ('"we won\'t go"', "said „we won’t go‟ on"),
    ('"nous partons"', "dit «nous partons» hier"),
    ("the bank's own", "of the bank’s own rules"),
    ("the bank’s own", "of the bank's own rules"),
    ("a 5-4 split", "after a 5–4 split vote"),
    ("late - or never", "late — or never, he"),
    ("late -- or never", "late — or never, he"),
    ("go on Monday", "to go on\n  Monday."),
    ("10 000 people", "about 10\u2009000 people"),
    ("co-operate", "will co\u2011operate now"),
    ("“预算将被削减”", "部长说「预算将被削减」。"),
]
PARAPHRASES = [
    ("the budget would be cut by 40 percent", "the budget would be cut by 4 percent"),
    ("4 percent", "cut by 14 percent"),
    ("4 percent", "cut by 3.4 percent"),
    ("cut by 4", "cut by 4.5 percent"),
    ("200 nurses", "lost 1,200 nurses"),
    ("the minister resigned", "the minister said"),
    ("unions accepted the plan", "unions rejected the plan"),
    ("the prime minister said", "the minister said"),
    ("the minister", "The minister"),
    ("we can go", "we can't go"),
    ("we can", "we can’t go"),
    ("is legal", "is legally"),
    ("legal", "is illegal"),
    ("Jose", "José said"),
    ("Zurich", "in Zürich"),
    ("he said, yes", "he said yes"),
]


@pytest.mark.parametrize("needle", ALIGNMENT["must_find"])
def test_alignment_strings_that_stand_there_are_found_whole(needle: str) -> None:
    source = ALIGNMENT["source"]
    found = find(needle, source)
    assert found
    assert fold(source[found.span.start : found.span.end]).text == fold(needle).text


@pytest.mark.parametrize("needle", ALIGNMENT["must_refuse"])
def test_alignment_strings_that_do_not_stand_there_are_refused(needle: str) -> None:
    assert find(needle, ALIGNMENT["source"]) is None


@pytest.mark.parametrize(("needle", "text"), FAMILIES)
def test_other_forms_of_quotes_dashes_and_spaces_are_found(needle: str, text: str) -> None:
    found = find(needle, text)
    assert found
    assert found.match == ("exact" if needle in text else "folded")
    assert fold(text[found.span.start : found.span.end]).text == fold(needle).text


@pytest.mark.parametrize(("needle", "text"), PARAPHRASES)
def test_other_words_are_refused(needle: str, text: str) -> None:
    assert find(needle, text) is None


def test_an_exact_match_is_named_so_and_preferred() -> None:
    assert find("we won't", "we won’t, we won't") == (Span(10, 18), "exact")
    assert find("we won't", "we won’t, we will") == (Span(0, 8), "folded")


def test_a_possessive_does_not_hide_a_name() -> None:
    assert find("Trump", "Trump’s team") == (Span(0, 5), "exact")


def test_the_next_place_counts_where_the_first_breaks_a_word() -> None:
    assert find("4 percent", "14 percent, then 4 percent") == (Span(17, 26), "exact")


def test_only_the_window_is_searched_and_its_surroundings_are_seen() -> None:
    text = "one two one"
    assert find("one", text, 1) == (Span(8, 11), "exact")
    assert find("one", text, 1, 7) is None
    assert find("ne", text, 1, 3) is None


@pytest.mark.parametrize("needle", ["", "   ", "\u200b"])
def test_nothing_is_found_nowhere(needle: str) -> None:
    assert find(needle, "some text") is None


def test_the_needle_is_normalised_first() -> None:
    assert find(" cafe\u0301\u200b ", "un café") == (Span(3, 7), "exact")


def test_a_part_of_a_visible_character_is_no_match() -> None:
    assert find("👩", "👩\u200d🚀") is None


@FEW
@given(TEXTS, st.data())
def test_whole_words_of_a_text_are_found_in_it(raw: str, data: st.DataObject) -> None:
    text = normalise(raw).text
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    needle = " ".join(words[first : last + 1])
    found = find(needle, text)
    if found is None:  # contractions and numbers that go on behind a mark may be refused
        assert any(mark in text for mark in "'’.,-–")
        return
    assert fold(text[found.span.start : found.span.end]).text == fold(needle).text
    assert (text[found.span.start : found.span.end] == needle) == (found.match == "exact")


@FEW
@given(TEXTS)
def test_a_folded_text_maps_back_run_by_run(raw: str) -> None:
    folded = fold(raw)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert "".join(raw[start:end] for start, end in spans) == raw
    assert fold(folded.text).text == folded.text


@pytest.mark.parametrize("piece", ["a", '"', "“", " ", "-", "'t ", "a b "])
def test_a_long_run_of_anything_takes_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    find("a b c", text)
    find(f"{piece * 20}x", text)
    assert time.process_time() - began < 3
