"""The rows of an answer: their schema, and how they are read, in whatever form they come."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.llm.rows import FIELDS, SECTIONS, Bad, numbers, rows, schema
from service.grounding.locate import WHO
from service.models import DraftLine, Excerpt, Mention, Section
from tests.engines.llm.replies import Told, encoded, replies

EVERY: list[Section] = list(FIELDS)


def one(section: Section, row: object) -> DraftLine | Bad:
    (found,) = rows({section: row if section == "headline" else [row]})
    return found


def stated(section: Section, row: object) -> DraftLine:
    found = one(section, row)
    assert isinstance(found, DraftLine), found
    return found


def fault(section: Section, row: object) -> Bad:
    found = one(section, row)
    assert isinstance(found, Bad), found
    return found


# ------------------------------------------------------------------------------------- schema


def _parts(form: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield form
    for each in (*form.get("properties", {}).values(), *filter(None, [form.get("items")])):
        yield from _parts(each)


def test_the_schema_is_strict_and_bounded() -> None:
    kinds = set()
    for part in _parts(schema()):
        kinds.add(part["type"])
        if part["type"] == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])
        else:
            bound = {"string": "maxLength", "array": "maxItems"}[part["type"]]
            assert 0 < part[bound] <= 500
    assert kinds == {"object", "array", "string"}
    assert set(schema()["properties"]) == SECTIONS
    json.dumps(schema())


# ---------------------------------------------------------------------------------- by place


def test_a_row_is_its_fields() -> None:
    assert one("headline", "1 3|Port to close") == DraftLine(
        section="headline", text="Port to close", sentences=(1, 3)
    )
    assert one("positions", "4|She = Ines Barr|demands|wants the quay | now") == DraftLine(
        section="positions",
        text="wants the quay | now",
        sentences=(4,),
        who=(Mention(text="She", name="Ines Barr"),),
        polarity="demands",
    )
    assert one("criticism", "2|Dockers|the company = Tidewell|say it lied") == DraftLine(
        section="criticism",
        text="say it lied",
        sentences=(2,),
        who=(Mention(text="Dockers"),),
        target=(Mention(text="the company", name="Tidewell"),),
    )
    assert one("next_steps", "4||on 4 May|scheduled|vote") == DraftLine(
        section="next_steps",
        text="vote",
        sentences=(4,),
        when=Excerpt(text="on 4 May"),
        status="scheduled",
    )


WORD = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="|="), min_size=2)
WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
TEXT = WORDS.filter(lambda words: words.strip("-–—").lower() not in ("", "null", "none"))


@given(
    st.sampled_from(EVERY),
    st.lists(st.integers(1, 9_999_999), min_size=1, max_size=12, unique=True),
    st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT),
    st.sampled_from(["supports", "opposes", "demands", "proposes", "neutral"]),
    st.sampled_from(["scheduled", "expected", "proposed", "conditional"]),
    st.sampled_from(["place", "list", "name"]),
)
def test_what_is_written_is_read_back(
    section: Section,
    cited: list[int],
    said: tuple[str, str, str, str, str],
    polarity: str,
    status: str,
    form: str,
) -> None:
    who, name, target, when, text = said
    values = {"who": f"{who} = {name}", "polarity": polarity, "target": target}
    values |= {"when": when, "status": status}
    fields = [values[field] for field in FIELDS[section]]
    row: object = "|".join((" ".join(map(str, cited)), *fields, text))
    if form == "list" and section != "headline":
        row = [cited, *fields, text]
    elif form == "name":
        row = {"sentences": cited, **dict(zip(FIELDS[section], fields, strict=True)), "text": text}
    line = stated(section, row)
    assert (line.section, line.text, line.sentences) == (section, text, tuple(cited))
    has = FIELDS[section]
    means = name if name != who else None
    assert line.who == ((Mention(text=who, name=means),) if "who" in has else ())
    assert line.target == ((Mention(text=target),) if "target" in has else ())
    assert line.when == (Excerpt(text=when) if "when" in has else None)
    assert line.polarity == (polarity if "polarity" in has else "unclear")
    assert line.status == (status if "status" in has else "expected")


@pytest.mark.parametrize("told", replies(), ids=lambda told: told.name)
def test_the_replies_of_a_strong_model_are_read_back_whole(told: Told) -> None:
    lines = [line for line in rows(encoded(told.reply)) if isinstance(line, DraftLine)]
    wanted = [("headline", told.reply["headline"])]
    wanted += [(section, line) for section in EVERY[1:] for line in told.reply[section]]
    assert [(line.section, line.text, list(line.sentences)) for line in lines] == [
        (section, line["text"], line["sentences"]) for section, line in wanted
    ]
    for line, (_, meant) in zip(lines, wanted, strict=True):
        part = WHO.get(line.section, "")
        who, name = meant.get(part), meant.get(f"{part}_name")
        assert [each.text for each in line.who] == [*filter(None, [who or name])]
        assert {each.name for each in line.who} <= {name, None}
        assert line.polarity == meant.get("polarity", "unclear")
        assert line.status == meant.get("status", "expected")


# ----------------------------------------------------------------------------------- by name


def test_objects_are_read_with_the_names_that_models_give_to_things() -> None:
    row = {
        "numbers": "4-5",
        "holder": "She",
        "holder_name": "Ines Barr",
        "polarity": "Demands",
        "text": "wants the quay",
        "condition": "if it is for sale",
        "sure": 0.9,
    }
    line = stated("positions", row)
    assert line.sentences == (4, 5)
    assert line.who == (Mention(text="She", name="Ines Barr"),)
    assert line.polarity == "demands"
    assert line.condition == Excerpt(text="if it is for sale")
    row = {"sentences": [2], "critic": "Dockers", "target": "it", "target_name": "Tidewell"}
    assert stated("criticism", row).target == (Mention(text="it", name="Tidewell"),)
    assert stated("headline", {"sentences": [1], "text": "Port to close"}).text == "Port to close"


@pytest.mark.parametrize("row", [{}, [], None, "", " ", "|", "||", "none", "NULL", "-", "–"])
def test_no_row_is_none(row: object) -> None:
    assert list(rows({"headline": row, "positions": [row], "next_steps": row})) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("4|She|demands", "3 fields instead of 4"),
        ("just some words", "1 fields instead of 4"),
        (["4", "She", "demands", "the quay", "more"], "5 fields instead of 4"),
        (17, "1 fields instead of 4"),
        (True, "1 fields instead of 4"),
    ],
)
def test_a_row_with_too_few_fields_is_bad_and_says_why(row: object, told: str) -> None:
    found = fault("positions", row)
    assert found.section == "positions"
    assert found.fault == f"it has {told}"
    assert found.row == str(row)


def test_a_bad_row_is_told_in_short() -> None:
    assert len(fault("summary", "x" * 10_000).row) == 500


@pytest.mark.parametrize("missing", ["", "null", "None", "-", "–", "—", " "])
def test_an_empty_field_is_nothing(missing: str) -> None:
    line = stated("next_steps", f"4|{missing}|{missing}|{missing}|vote")
    assert (line.who, line.when, line.status) == ((), None, "expected")
    assert stated("criticism", f"4|Dockers|{missing}|object").target == ()


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        ("she = Ines Barr", "she", "Ines Barr"),
        ("Ines Barr = Ines Barr", "Ines Barr", None),
        ("she =", "she", None),
        ("she = none", "she", None),
        ("she = -", "she", None),
        ("= Ines Barr", "Ines Barr", None),
        ("- = Ines Barr", "Ines Barr", None),
        ("a=b", "a=b", None),
    ],
)
def test_somebody_is_words_and_a_name(words: str, text: str, name: str | None) -> None:
    assert stated("positions", f"4|{words}|demands|it").who == (Mention(text=text, name=name),)


def test_words_that_are_none_of_ours_change_nothing_else() -> None:
    assert stated("positions", "4|She|angry|wants it").polarity == "unclear"
    assert stated("next_steps", "4|She|on 4 May|Scheduled|vote").status == "scheduled"
    assert stated("next_steps", "4|She|on 4 May|certain|vote").status == "expected"


def test_lists_are_no_longer_than_they_may_be() -> None:
    many = [f"{n}|text" for n in range(1, 60)]
    found = list(rows({"headline": many, "summary": many, "positions": []}))
    assert [(each.section, getattr(each, "sentences", None)) for each in found] == [
        ("headline", (1,)),
        *[("summary", (n,)) for n in range(1, 5)],
    ]
    (single,) = rows({"criticism": "2|Dockers|it|object"})
    assert isinstance(single, DraftLine)


# ----------------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("4", (4,)),
        ("4 7", (4, 7)),
        ("7, 4", (7, 4)),
        ("[4][7]", (4, 7)),
        ("4-6", (4, 5, 6)),
        ("4 – 6", (4, 5, 6)),
        ("4 4 5 4-5", (4, 5)),
        ("6-4", (6,)),
        (4, (4,)),
        ([4, 7], (4, 7)),
        (["4", "6-7"], (4, 6, 7)),
        ("", ()),
        ("four", ()),
        (None, ()),
        ([], ()),
        ("1-9999999", tuple(range(1, 13))),
        (" ".join(map(str, range(1, 99))), tuple(range(1, 13))),
    ],
)
def test_numbers(field: object, found: tuple[int, ...]) -> None:
    assert numbers(field) == found


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
FIELD = st.one_of(JSON, st.from_regex(r"[0-9,\-– ]{0,40}", fullmatch=True))


@given(FIELD)
def test_numbers_are_few_each_once_and_never_raise(field: object) -> None:
    found = numbers(field)
    assert len(found) <= 12
    assert len(set(found)) == len(found)


KEYS = st.sampled_from(["sentences", "numbers", "who", "holder", "target", "text", "when", "name"])


@given(st.dictionaries(st.sampled_from(EVERY), JSON | st.dictionaries(KEYS, JSON) | st.lists(JSON)))
def test_no_answer_is_too_wrong_to_be_read(answer: dict[str, object]) -> None:
    for found in rows(answer):
        assert isinstance(found, DraftLine | Bad)
        assert found.section in answer
