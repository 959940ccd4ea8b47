import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.text import normalise as module
from service.text.normalise import normalise
from tests.text.generated import FEW, TEXTS

CHANGED = [
    ("one\r\ntwo\rthree", "one\ntwo\nthree"),
    ("one\u2028two\u2029three\x85four\x0bfive\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
    ("a\tb\xa0c\u2009d\u3000e\u202ff", "a b c d e f"),
    ("nul\x00bell\x07del\x7fc1\x9b", "nulbelldelc1"),
    ("soft\xadhyphen", "softhyphen"),
    ("\ufeffstart", "start"),
    ("zero\u200bwidth\u2060joiner", "zerowidthjoiner"),
    ("\u202eevil\u202c \u2066iso\u2069 \u200e\u200f\u061c", "evil iso "),
    ("tags\U000e0049\U000e0067\U000e006e", "tags"),
    ("sneaky\ufe00\ufe0f\U000e0101bits", "sneakybits"),
    ("filler\u3164\uffa0\u115f", "filler"),
    ("\ufff9a\ufffab\ufffb\ufffc", "ab"),
    ("lone\ud800surrogate\udfff", "lone\ufffdsurrogate\ufffd"),
    ("e\u0301 \u1112\u1161\u11ab \u212b", "é 한 Å"),
    ("A\u200b\u0301", "Á"),
]
KEPT = [
    "Plain words, “quotes” – and a tab's worth of    spaces.\n\n\nBlank lines stay.",
    "👩\u200d🚀 and 👨\u200d👩\u200d👧 and 👩\u200d❤\ufe0f\u200d👨 and 1\ufe0f\u20e3",
    "می\u200cخواهم",
    "क्\u200dष",
    "❤\ufe0f",
]


@pytest.mark.parametrize(("raw", "text"), CHANGED)
def test_what_hides_or_varies_is_made_plain(raw: str, text: str) -> None:
    assert normalise(raw).text == text


@pytest.mark.parametrize("text", KEPT)
def test_what_a_reader_sees_stays(text: str) -> None:
    assert normalise(text).text == text


@pytest.mark.parametrize("joiner", ["\u200c", "\u200d", "\ufe0f"])
def test_a_joiner_between_plain_letters_goes(joiner: str) -> None:
    assert normalise(f"ab{joiner}cd").text == "abcd"


@pytest.mark.parametrize(
    ("raw", "words", "sent"),
    [
        ("one\r\ntwo\r\nthree", "three", "three"),
        ("\ufeffone two", "one", "one"),
        ("so\xadft words", "soft", "so\xadft"),
        ("cafe\u0301 noir", "café", "cafe\u0301"),
        ("cafe\u0301 noir", "noir", "noir"),
        ("x\u200b\u200by\r\n\u200bz", "z", "z"),
        ("e\u0301\r\ne\u0301 end", "end", "end"),
    ],
)
def test_the_map_leads_back_to_what_was_sent(raw: str, words: str, sent: str) -> None:
    text, offsets = normalise(raw)
    start = text.index(words)
    span = offsets.to_raw(start, start + len(words))
    assert raw[span.start : span.end] == sent


@FEW
@given(TEXTS)
def test_twice_is_once(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once


@FEW
@given(TEXTS)
def test_the_result_is_nfc_without_control_characters_and_can_be_encoded(raw: str) -> None:
    text = normalise(raw).text
    text.encode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert all(char == "\n" or unicodedata.category(char) != "Cc" for char in text)


@FEW
@given(TEXTS, st.data())
def test_every_run_maps_to_a_run_that_normalises_to_it(raw: str, data: st.DataObject) -> None:
    text, offsets = normalise(raw)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = offsets.to_raw(start, end)
    assert 0 <= span.start <= span.end <= len(raw)
    run = raw[span.start : span.end]
    # a cluster that was rewritten is taken whole, and lost joiners are judged by their neighbours
    assert _bare(text[start:end]) in _bare(normalise(run).text)


def _bare(text: str) -> str:
    return "".join(char for char in text if char not in "\u200c\u200d\ufe0e\ufe0f")


@FEW
@given(TEXTS)
def test_the_whole_text_maps_to_all_but_what_was_left_out_at_its_edges(raw: str) -> None:
    text, offsets = normalise(raw)
    span = offsets.to_raw(0, len(text))
    assert normalise(raw[span.start : span.end]).text == text


def test_the_classes_of_joining_characters_are_complete() -> None:
    seconds = set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    for point in (*range(0xD800), *range(0xE000, 0x30000)):
        char = chr(point)
        parts = unicodedata.decomposition(char).split()
        if len(parts) == 2 and parts[0][0] != "<":
            whole = "".join(chr(int(part, 16)) for part in parts)
            if unicodedata.normalize("NFC", whole) == char:
                seconds.add(int(parts[1], 16))
        alone = unicodedata.normalize("NFC", char) != char
        if unicodedata.combining(char) or alone:
            assert module._CLUSTER.search(char), hex(point)
    assert all(module._CLUSTER.search(chr(point)) for point in seconds)


@pytest.mark.parametrize(
    "piece", ["plain words, ", "curly “words” — ", "\u200b", "e\u0301", "line\r\n", "\r", "(" * 9]
)
def test_a_long_run_of_anything_takes_linear_time(piece: str) -> None:
    raw = piece * (200_000 // len(piece))
    began = time.process_time()
    normalise(raw)
    assert time.process_time() - began < 3  # quadratic work would take minutes
