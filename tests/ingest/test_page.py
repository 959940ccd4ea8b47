"""A page: the article is read, menus and hidden text are not, hostile pages end soon."""

import time

import pytest

from service.errors import NoArticle, TooLarge
from service.ingest.page import read

PARAGRAPHS = [
    "The harbour board voted on Tuesday to close the old fish market, after a year of protest.",
    "“We have been asked to pay for a view,” said Ana Ruiz, who has sold crabs there since 1991.",
    "The board’s chair, Tom Vale, said that the roof would cost £4m and that nobody would pay it.",
    "Traders will meet on 3 March to decide whether to take the board to court over the sale.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>Section {n}</a>" for n in range(9)) + "</ul></nav>"
FOOT = "<footer><p>Copyright. All rights reserved.</p><a href=/t>Terms</a></footer>"
ASIDE = "<aside><h3>Related</h3><a href=/r>A story about something else entirely</a></aside>"
STORY = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "markup",
    [
        BODY,
        BODY.replace("</p>", ""),
        f"<div>{BODY}</div>",
        "<div>" + "".join(f"<div>{paragraph}</div>" for paragraph in PARAGRAPHS) + "</div>",
        "<div>" + "<br><br>".join(PARAGRAPHS) + "</div>",
        "<ul>" + "".join(f"<li>{paragraph}" for paragraph in PARAGRAPHS) + "</ul>",
        "<table>" + "".join(f"<tr><td>{paragraph}</td></tr>" for paragraph in PARAGRAPHS),
        f"<html><body>{MENU}<article>{BODY}</article>{ASIDE}{FOOT}</body></html>",
        f"<html><body>{MENU}<main><section>{BODY}</section></main>{ASIDE}{FOOT}",
        f"<!DOCTYPE html><html><body><form id=f>{MENU}<div class=text>{BODY}</div></form>",
        STORY,
    ],
)
def test_the_article_of_a_page_or_fragment_is_read(markup: str) -> None:
    assert read(markup).text == STORY


def test_a_short_fragment_is_read_whole() -> None:
    assert read("<p>The board voted to close.<p>He said no.").text == (
        "The board voted to close.\n\nHe said no."
    )


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">{}</p>',
        '<div style="color:red;VISIBILITY:hidden"><p>{}</p></div>',
        '<p style="font-size:0px">{}</p>',
        '<p style="opacity:0;">{}</p>',
        '<p style="position:absolute;left:-9999px">{}</p>',
        '<p style="height:0;overflow:hidden">{}</p>',
        "<p hidden>{}</p>",
        "<!-- <p>{}</p> -->",
        "<script>{}</script>",
        "<style>{}</style>",
        "<template><p>{}</p></template>",
        "<noscript><p>{}</p></noscript>",
        "<textarea>{}</textarea>",
        "<dialog><p>{}</p></dialog>",
        '<p><img src=x alt="{}">',
        '<p title="{}">',
        '<meta name=description content="{}">',
        '<script type="application/ld+json">{{"articleBody": "{}"}}</script>',
        "<svg><title>{}</title></svg>",
    ],
)
@pytest.mark.parametrize("story", [BODY, PARAGRAPHS[0]], ids=["article", "fragment"])
def test_hidden_text_is_no_text(hidden: str, story: str) -> None:
    planted = "The planted minister said that every reader must obey this order at once."
    assert "planted" not in read(f"<div>{story}{hidden.format(planted)}<p>The end.</div>").text


@pytest.mark.parametrize(
    "style",
    ["opacity:0.5", "line-height:0", "width:0.5em", "max-height:100%", "margin-left:-120px"],
)
def test_visible_text_is_text(style: str) -> None:
    assert "Seen here." in read(f'{BODY}<p style="{style}">Seen here. And seen there again.').text


def test_headings_are_marked_and_quotation_elements_get_their_marks() -> None:
    text = read(f"<article><h2>Roof</h2>{BODY}<p>He said <q>no</q> and left the hall.</p>").text
    assert text.startswith("## Roof\n\nThe harbour")
    assert text.endswith("He said “no” and left the hall.")


def test_character_references_are_resolved_once() -> None:
    assert read("<p>Fish &amp;amp; chips &eacute;&#8212;&#xD800;&#0;").text.startswith(
        "Fish &amp; chips é—\ufffd"
    )


def test_a_nul_in_the_page_is_nothing() -> None:
    assert read("<p>One\0 two.<p>Three.").text == "One two.\n\nThree."


def test_a_charset_in_the_page_does_not_change_decoded_text() -> None:
    assert read("<meta charset=koi8-r><p>Café “x”").text == "Café “x”"


def test_a_page_of_links_counts_as_links() -> None:
    content = read("<body>" + "".join(f"<div><a href=/{n}>Story {n}</a></div>" for n in range(50)))
    assert content.linked > 0.7 * len(content.text)


@pytest.mark.parametrize("markup", ["<html></html>", "<p hidden>x</p>", "<!-- x -->", "</p>"])
def test_a_page_without_text_is_no_article(markup: str) -> None:
    with pytest.raises(NoArticle):
        read(markup * 3)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 200_000,
        "<b>" * 200_000 + "x",
        "<p><font>Hi." * 50_000,
        "<table><tr><td>" * 50_000,
        "<svg>" * 50_000 + BODY,
    ],
)
def test_a_page_nested_too_deep_is_refused_at_once(markup: str) -> None:
    began = time.process_time()
    with pytest.raises(NoArticle, match="too deep"):
        read(markup)
    assert time.process_time() - began < 2


def test_a_page_of_a_million_tags_is_refused() -> None:
    with pytest.raises(TooLarge, match="1,000,000 tags"):
        read("<b>" * 1_000_000)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 300 + BODY,
        "<p>" + "&lt;" * 200_000,
        "<p " + "a=b " * 200_000 + ">x",
        f"<p style='{'opacity:0' * 50_000}x'>a",
        f"<p style='opacity:{'0' * 500_000}x'>a",
        "<p>" + "x " * 100_000,
        BODY * 300,
        "<div>" * 1000 + "<b>x</b>" * 5_000,
        "<q>" * 1000 + "x",
        f"<p>{'&' * 500_000}",
        "<p>]]>" + "<![CDATA[" * 50_000 + BODY,
    ],
)
def test_an_odd_page_ends_soon(markup: str) -> None:
    began = time.process_time()
    assert read(markup).text
    assert time.process_time() - began < 5
