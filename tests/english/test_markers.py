"""Markers: the words that put something ahead, and those that only look so."""

import pytest

from service.english.markers import marker, openers
from tests.english.samples import syntax

AHEAD = [
    ("The council will pay.", "will", "will", "will"),
    ("The council is due to pay.", "is", "arranged", "to"),
    ("A decision is expected by the end of June.", "is", "expected", "by"),
    ("A revised case is to come back.", "is", "arranged", "to"),
    ("The union plans to strike.", "plans", "intends", "to"),
    ("Ada Thorne has 21 days to appeal.", "has", "bound", "days"),
    ("The membership votes May 19.", "votes", "event", "votes"),
    ("The trustees, now down to three, meet on Thursday.", "meet", "event", "meet"),
    ("Ada Thorne promised a draft by Friday.", "promised", "event", "promised"),
    ("The firm may sell.", "may", "may", "may"),
]
NOT_AHEAD = [
    ("The aim is to pay.", "is"),
    ("She met Will.", "will"),
    ("The firm was planned to close.", "planned"),
    ("The membership votes often.", "votes"),
    ("By the end of May it closed.", "end"),
    ("Ada Thorne promised a draft.", "promised"),
    ("Ada Thorne promised a draft on Friday.", "promised"),
    ("It came through the most dangerous vote on Friday.", "vote"),
    ("It closed in May.", "may"),
    ("Will Thorne owns two.", "will"),
    ("Her objection is to testing it.", "is"),
    ("The wait was cut from ten weeks to two.", "cut"),
]


@pytest.mark.parametrize(("text", "word", "how", "last"), AHEAD)
def test_a_marker_is_read_to_its_last_word(text: str, word: str, how: str, last: str) -> None:
    found = syntax(text)
    at = found.words.lower.index(word)
    assert word in openers()
    mark = marker(found, at)
    assert mark is not None
    assert (mark.how, found.word(mark.last)) == (how, last)


@pytest.mark.parametrize(("text", "word"), NOT_AHEAD)
def test_what_is_no_marker_is_left(text: str, word: str) -> None:
    found = syntax(text)
    assert marker(found, found.words.lower.index(word)) is None
