import pytest
from hypothesis import given

from service.text.rows import is_listed, is_stopped, rows
from tests.text.generated import FEW, TEXTS

WRAPPED = """\
The council voted on Tuesday to close two libraries, in spite of a
petition that more than four thousand people had signed by noon.
Ministers did not comment.
A second paragraph begins here, and it goes on over two lines as
well, to be wrapped like the first.

- The first entry of a list that is so long that it is wrapped onto a
  second line
- The second entry
"""


def _rows(text: str) -> list[str]:
    return [text[row.start : row.end].replace("\n", "/") for row in rows(text)]


def test_each_line_of_a_pasted_article_is_a_row() -> None:
    assert _rows("A title\nBy Jane Doe\n\n  One. Two.  \nThree.\n") == [
        "A title",
        "By Jane Doe",
        "One. Two.",
        "Three.",
    ]


def test_wrapped_lines_are_joined_up_to_the_end_of_a_paragraph() -> None:
    assert [row[:12] for row in _rows(WRAPPED)] == [
        "The council ",
        "A second par",
        "- The first ",
        "- The second",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He said that the plan was\nnot ready.",
        "A minister said this. Unions rejected it and said they “won’t go” on\nMonday.",
        "“Lost them. Gone.”\n— Doug Wetherall, opposition leader",
    ],
)
def test_a_line_that_goes_on_is_joined(text: str) -> None:
    assert len(_rows(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "A sentence ends here.\nthen a careless one begins",
        "The reform that nobody asked for\nMinister Jane Doe has written a book",
        "“Lost them. Gone.”\n\n— Doug Wetherall, opposition leader",
        "One\nTwo",
    ],
)
def test_a_line_that_stands_alone_is_not(text: str) -> None:
    assert len(_rows(text)) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("• One", "One"),
        ("- One", "One"),
        ("* One", "One"),
        ("> quoted", "quoted"),
        ("-One", "-One"),
        ("— Name", "— Name"),
        ("1. One", "1. One"),
        ("**Bold** words", "**Bold** words"),
    ],
)
def test_words_start_behind_a_list_mark(line: str, words: str) -> None:
    assert line[rows(line)[0].words :] == words


def test_a_row_knows_whether_it_stands_apart() -> None:
    assert [row.alone for row in rows("One\nTwo\n\nThree")] == [True, False, True]


@pytest.mark.parametrize(
    ("line", "listed"),
    [("• One", True), ("1. One", True), ("a) One", True), ("One", False), ("3.5 percent", False)],
)
def test_entries_of_lists_are_told(line: str, listed: bool) -> None:
    assert is_listed(line) is listed


@pytest.mark.parametrize(
    ("line", "stopped"),
    [
        ("He left.", True),
        ("He “left.”", True),
        ("Here is what:", True),
        ("他走了。", True),
        ("He left", False),
    ],
)
def test_lines_that_end_like_sentences_are_told(line: str, stopped: bool) -> None:
    assert is_stopped(line) is stopped


@FEW
@given(TEXTS)
def test_rows_are_in_order_and_lose_nothing_but_white_space(text: str) -> None:
    found = rows(text)
    at = 0
    for row in found:
        assert not text[at : row.start].strip()
        assert row.start <= row.words < row.end
        assert text[row.start : row.end] == text[row.start : row.end].strip()
        at = row.end
    assert not text[at:].strip()
