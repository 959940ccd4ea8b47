"""Blocks: a tree of elements becomes the paragraphs that a reader sees."""

import pytest
from lxml import etree, html  # type: ignore[import-untyped]

from service.ingest.blocks import paragraphs


def texts(markup: str) -> list[str]:
    return [text for text, _ in paragraphs(html.document_fromstring(markup))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("<div>One <b>bold</b>,<i> two</i>.</div>tail", ["One bold, two.", "tail"]),
        ("<p>a\n  b\t c</p>", ["a b c"]),
        ("<p>a<br>b<br/><br/>c</p>", ["a\nb\n\nc"]),
        ("<h1>Title</h1><h3>Part\n<br>two</h3><p>x", ["# Title", "### Part two", "x"]),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", ["One", "Two", "Three"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a\tb", "c"]),
        ("<blockquote><p>Said</p></blockquote>", ["Said"]),
        ("<p>&nbsp;x</p><p> </p>", ["\xa0x"]),
        ("<p></p>", []),
    ],
)
def test_paragraphs_end_where_blocks_do(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_the_words_of_trafilatura_for_blocks_are_known() -> None:
    tree = etree.fromstring(
        "<body><head rend='h2'>Part</head><list><item>One</item></list><p>A<lb/>b</p>"
        "<table><row><cell>x</cell><cell>y</cell></row></table></body>"
    )
    assert [text for text, _ in paragraphs(tree)] == ["## Part", "One", "A\nb", "x\ty"]


def test_characters_inside_links_are_counted() -> None:
    found = list(paragraphs(html.document_fromstring("<p>See <a href=x>the <b>plan</b></a> now")))
    assert found == [("See the plan now", len("the plan"))]
