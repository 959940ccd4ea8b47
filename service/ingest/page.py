"""Owns the reading of a parsed page: hidden text out, then its article, then all its paragraphs."""

import logging
import re
from html import unescape

from lxml import etree, html  # type: ignore[import-untyped]

from service.errors import NoArticle, TooLarge
from service.ingest.assemble import Content
from service.ingest.blocks import Paragraph, paragraphs
from service.ingest.head import read_head
from service.text.lexicon import load

_MOST_TAGS = 500_000
"""More would take gigabytes of memory; the longest book has a tenth."""
_MOST_ELEMENTS = 50_000
_MOST_CHARACTERS = 3_000_000
"""Largest page that trafilatura is given: five seconds at worst; real ones take milliseconds."""
_UNSEEN = frozenset(load(__package__, "html")["unseen"])
_APART = load(__package__, "html")["apart"]
_UNSEEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|clip\s*:\s*rect\(\s*[01]"
    r"|(?:left|right|top|bottom|text-indent|margin-left|margin-top)\s*:\s*-(?:\d{4}|999)"
    r"|(?:opacity|font-size|(?<![\w-])(?:max-)?(?:width|height))"
    r"\s*:\s*[0.]+(?:px|em|rem|pt|%)?\s*(?:[;!]|$)",
    re.IGNORECASE,
)
_LINKED = 0.8
"""Share of a paragraph that stands inside links from which on it is a link, not prose."""


def read(markup: str) -> Content:
    """Read the article of an HTML page or fragment.

    trafilatura chooses what belongs to the article. Where it finds a paragraph at most (a fragment,
    an unusual page) or the page is too large for it, all paragraphs outside menus and the like are
    read. Text that the page hides by an attribute or an inline style is no text; what a style sheet
    or a script hides is not known here.

    Raises:
        NoArticle: the page has no visible text, or nests its elements too deep.
    """
    if "<" not in markup:
        return Content(unescape(markup))
    root = _parse(markup)
    head = read_head(root)
    _drop_unseen(root)
    found = _article(root) if len(markup) <= _MOST_CHARACTERS else []
    if len(found) < 2:
        found = _all(root)
    if not found:
        raise NoArticle("the page has no visible text: send the article's text")
    return Content(
        "\n\n".join(text for text, _ in found), sum(linked for _, linked in found), *head
    )


def _parse(markup: str) -> html.HtmlElement:
    if (tags := markup.count("<")) > _MOST_TAGS:
        raise TooLarge(f"the page has {tags:,} tags, the limit is {_MOST_TAGS:,}: send its text")
    parser = html.HTMLParser(
        collect_ids=False, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = html.document_fromstring(markup.replace("\0", "").encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise NoArticle("no page can be made of the HTML that was sent: send its text") from error
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise NoArticle("the page nests its elements too deep to be read: send its text")
    return root


def _drop_unseen(root: html.HtmlElement) -> None:
    for element in list(root.iter(etree.Element)):
        if _is_unseen(element) and element.getparent() is not None:
            element.drop_tree()
        elif element.tag == "q":  # whose quotation marks only the browser writes
            element.text = f"“{element.text or ''}"
            element.tail = f"”{element.tail or ''}"
            element.tag = "span"


def _is_unseen(element: html.HtmlElement) -> bool:
    if element.tag in _UNSEEN or "hidden" in element.attrib:
        return True
    if element.tag == "dialog" and "open" not in element.attrib:
        return True
    return bool(_UNSEEN_STYLE.search(element.get("style", "")))


def _article(root: html.HtmlElement) -> list[Paragraph]:
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        return []
    from trafilatura import bare_extraction  # half a second, which fragments need not pay

    # It reports every page without an article as a warning; that is ours to say.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(root, include_comments=False, include_links=True)
    except Exception:  # noqa: BLE001  # a foreign reader of foreign pages: ours is left then
        return []
    body = getattr(found, "body", None)
    return [] if body is None else list(paragraphs(body))


def _all(root: html.HtmlElement) -> list[Paragraph]:
    for element in list(root.iter(*_APART)):
        if element.getparent() is not None:
            element.drop_tree()
    return list(paragraphs(root))
