"""The reading of answers: whatever a model wrote around its object, and wherever it was cut off."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.llm.answers import answer
from service.engines.llm.rows import SECTIONS
from tests.engines.llm.replies import compact, encoded, replies

OBJECT = '{"headline":"1|a","positions":["2|b","3|c"]}'
READ = {"headline": "1|a", "positions": ["2|b", "3|c"]}


@pytest.mark.parametrize(
    "text",
    [
        OBJECT,
        f"```json\n{OBJECT}\n```",
        f"Here it is:\n\n{OBJECT}\n\nIs {{that}} all?",
        f"<think>Rows {{like}} these: {{1}}</think>\n{OBJECT}",
        f"No opening mark, {OBJECT.replace('1|a', 'draft')}</think>{OBJECT}",
        f'[{OBJECT}, {{"headline": "9|z"}}]',
        f'{{"answer": {OBJECT}}}',
        f"{{}} {{x}} {OBJECT}",
        OBJECT.replace("}", ",}").replace("]", " ,\n]"),
        OBJECT.replace("]", ",, ]"),
        OBJECT.replace(":", " : ").replace(",", "\n, "),
        f"\ufeff{OBJECT}",
    ],
)
def test_what_stands_around_an_object_does_not_matter(text: str) -> None:
    assert answer(text, SECTIONS) == READ


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("1|a\nb\tc\x00d", "1|a\nb\tc\x00d"),
        (r"1|it\'s \$5 \d", "1|it's $5 d"),
        (r"1|\"a\" \\ \/ \u00e9 \n", '1|"a" \\ / é \n'),
        (r"1|\ud83d\ude00", "1|😀"),
        (r"1|\ud83d b", "1|\ufffd b"),
        (r"1|\ude00\ud83d", "1|\ufffd\ufffd"),
        (r"1|\u12 \uzzzz", "1|u12 uzzzz"),
        ("1|{not} [one], either }]", "1|{not} [one], either }]"),
        ("1|the tag </think> ends it", "1|the tag </think> ends it"),
        (r"1|</think>{\"headline\":\"9\"}", '1|</think>{"headline":"9"}'),
        ("1|, ]", "1|, ]"),
        ("1|trailing \\\\", "1|trailing \\"),
    ],
)
def test_strings_keep_what_they_say(row: str, read: str) -> None:
    found = answer('{"headline":"' + row + '","positions":["2|b"]}', SECTIONS)
    assert found == {"headline": read, "positions": ["2|b"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I cannot help with that.",
        "{}",
        '{"other": 1}',
        "[1, 2]",
        "{" * 50,
        "null",
        '"headline"',
    ],
)
def test_what_holds_no_such_object_is_none(text: str) -> None:
    assert answer(text, SECTIONS) is None


def test_an_object_begins_at_one_of_the_first_ten_braces() -> None:
    assert answer("{x} " * 9 + OBJECT, SECTIONS) == READ
    assert answer("{x} " * 10 + OBJECT, SECTIONS) is None


# ------------------------------------------------------------------------------------ cut off

FIELD = st.text(max_size=8)
ROW = st.one_of(
    FIELD,
    st.lists(FIELD, max_size=3),
    st.fixed_dictionaries({"sentences": st.lists(st.integers(1, 99), max_size=3), "text": FIELD}),
)
ANSWERS = st.fixed_dictionaries(
    {"headline": ROW, "summary": st.lists(FIELD, max_size=3), "positions": st.lists(ROW)}
)


def _written(found: dict[str, Any], *, ascii_only: bool) -> tuple[str, dict[str, list[int]]]:
    """Write an answer, and where each item of it ends."""
    text, ends = "{", dict[str, list[int]]()
    for name, value in found.items():
        text += ("" if len(text) == 1 else ", ") + json.dumps(name) + ": "
        text += "[" if isinstance(value, list) and name != "headline" else ""
        items = value if isinstance(value, list) and name != "headline" else [value]
        ends[name] = []
        for item in items:
            text += ", " if ends[name] else ""
            text += json.dumps(item, ensure_ascii=ascii_only)
            ends[name].append(len(text))
        text += "]" if isinstance(value, list) and name != "headline" else ""
    return text + "}", ends


@given(ANSWERS, st.booleans(), st.data())
def test_of_an_answer_cut_off_the_whole_items_are_kept(
    found: dict[str, Any], ascii_only: bool, data: st.DataObject
) -> None:
    text, ends = _written(found, ascii_only=ascii_only)
    assert json.loads(text) == found
    at = data.draw(st.integers(0, len(text)))
    read = answer(text[:at], SECTIONS) or {}
    whole = {name: sum(end <= at for end in ends[name]) for name in found}
    # a list in the place of the headline is itself an item; one cut off is as good as none
    if not isinstance(found["headline"], list) or whole["headline"]:
        assert read.get("headline") == (found["headline"] if whole["headline"] else None)
    for name in ("summary", "positions"):
        assert read.get(name, []) == found[name][: whole[name]]


def test_a_real_answer_is_read_wherever_it_is_cut_off() -> None:
    told = replies()[0]
    text, rows = compact(told.reply), encoded(told.reply)
    kept = 0
    for at in range(len(text) + 1):
        read = answer(text[:at], SECTIONS) or {}
        assert all(rows[name][: len(value)] == value for name, value in read.items())
        now = sum(len(value) for name, value in read.items() if name != "headline")
        assert now >= kept
        kept = now
    assert answer(text, SECTIONS) == rows


# ------------------------------------------------------------------------------- robust, quick

SCRAPS = st.sampled_from(
    [
        '{"headline":',
        '"',
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\n",
        "\\u",
        "\\ud83d",
        "\ud800",
        "1e9",
    ]
)


@given(st.lists(SCRAPS | st.text(st.characters(), max_size=4), max_size=40).map("".join))
def test_no_text_raises(text: str) -> None:
    found = answer(text, SECTIONS)
    assert found is None or SECTIONS & found.keys()


UNITS = [
    "{",
    "[",
    '"',
    "\\",
    "\\\\",
    '\\"',
    ",",
    "{,",
    "[,",
    " ",
    "{ ",
    "</think>",
    "\x00",
    "1",
    "{1",
    '"a" ',
]
UNITS += ['{"a":', '{"headline":[', '{"headline":"', '{"headline":"\\u', '{"headline":["a",']


@pytest.mark.parametrize("unit", UNITS)
def test_reading_takes_linear_time(unit: str) -> None:
    def seconds(length: int) -> float:
        text = '{"headline":"1|a",' + (unit * length)[:length]
        before = time.process_time()
        answer(text, SECTIONS)
        return time.process_time() - before

    short, long = min(seconds(20_000) for _ in range(3)), seconds(200_000)
    assert long < max(30 * short, 0.5)


def test_an_endless_answer_is_read_in_part() -> None:
    rows = ",".join(['"1|some words of a row"'] * 20_000)
    found = answer('{"headline":"1|a","positions":[' + rows, SECTIONS)
    assert found is not None
    assert 8_000 < len(found["positions"]) < 9_000
