import pytest
from hypothesis import given

from service.text.outline import outline
from tests.text.generated import FEW, TEXTS

BODY = "The council voted on Tuesday to close two libraries. Ministers did not comment."


def _kind_of(line: str) -> str:
    return outline(f"{BODY}\n{line}\n{BODY}\n{BODY}\n{BODY}\n{BODY}\n{BODY}").kinds[1]


@pytest.mark.parametrize(
    "line",
    [
        "What would be built",
        "DEAD FISH",
        "Who wants it?",
        "KEY POINTS:",
        "11.42",
        "15.25: Students' union weighs in",
        "16.52 | That's a wrap for this afternoon",
        "‘Meddling from day one’",
        "1. Rent cap: it's on (sort of)",
        "## A heading in Markdown.",
    ],
)
def test_a_short_line_without_a_full_stop_is_a_heading(line: str) -> None:
    assert _kind_of(line) == "heading"


@pytest.mark.parametrize(
    "line",
    [
        "It might.",
        "“They take sheep.”",
        "Here is what it would do:",
        "- Forbid new contracts",
        "• Power firm under fire over crews",
        "lower case goes on",
        "The catch? There are 212 allotments on it.",
        "OUR VERDICT: Misleading. It is wrong by half, says the board of auditors, and twice so",
        "“A country which cannot build a patrol ship will not for long be able to mend one at all”",
    ],
)
def test_sentences_and_list_entries_are_body(line: str) -> None:
    assert _kind_of(line) == "body"


@pytest.mark.parametrize(
    "line", ["Advertisement", "* * *", "Read more: Five ways to keep warm", "—"]
)
def test_notices_and_ornaments_are_boilerplate(line: str) -> None:
    assert _kind_of(line) == "boilerplate"


def test_the_first_line_is_the_headline_even_with_a_stop_inside() -> None:
    text = f"The navy needs four ships. Two countries want a say in who builds them\n{BODY}"
    assert outline(text).kinds == ["heading", "body"]


def test_deck_byline_and_date_stand_between_headline_and_body() -> None:
    text = (
        "Box rates triple as drought and a wreck choke the Isthmus canal\n"
        "Carriers reroute, retailers fret and a salvage team asks for three more weeks\n"
        f"Imogen Sallis, City editor\nPublished 9 June 2026, 17.42\n{BODY}"
    )
    assert outline(text).kinds == ["heading", "heading", "byline", "byline", "body"]


def test_a_first_paragraph_without_a_headline_is_body() -> None:
    assert outline(f"{BODY}\n{BODY}").kinds == ["body", "body"]


@pytest.mark.parametrize("text", ["A line without a stop", "One line\nAnother line", "# Title"])
def test_no_line_heads_nothing(text: str) -> None:
    assert "heading" not in outline(text).kinds or text.startswith("#")


def test_many_short_lines_in_a_row_are_a_list_not_headings() -> None:
    lines = "\n".join(["Apples from Kent", "Pears from Bath", "Plums", "Figs", "Quinces", "Nuts"])
    assert set(outline(f"{BODY}\n{lines}\n{BODY}").kinds) == {"body"}


@pytest.mark.parametrize("underline", ["=====", "-----"])
def test_an_underlined_title_is_a_heading_with_its_underline(underline: str) -> None:
    assert outline(f"{BODY}\n\nA title\n{underline}\n\n{BODY}").kinds == [
        "body",
        "heading",
        "heading",
        "body",
    ]


def test_a_rule_between_paragraphs_is_an_ornament() -> None:
    assert outline(f"{BODY}\n\n-----\n\n{BODY}").kinds == ["body", "boilerplate", "body"]


def test_links_below_a_teaser_and_the_line_below_a_sponsor_are_boilerplate() -> None:
    text = (
        f"{BODY}\nMORE ON WILDFIRES\n- How to pack a go bag\n- Map: Every fire since 2000\n{BODY}\n"
        f"A word from our sponsor\nWill you be ready when your boiler goes? We are.\n{BODY}"
    )
    assert outline(text).kinds == [
        "body",
        *["boilerplate"] * 3,
        "body",
        *["boilerplate"] * 2,
        "body",
    ]


@FEW
@given(TEXTS)
def test_every_row_has_one_kind(text: str) -> None:
    rows, kinds = outline(text)
    assert len(rows) == len(kinds)
    assert set(kinds) <= {"body", "heading", "byline", "boilerplate"}
