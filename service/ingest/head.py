"""Owns what a page says about itself for machines: title, author, publisher, date."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from lxml import html  # type: ignore[import-untyped]

from service.ingest.dates import stated_date

# In order of trust; the names stand in `property`, `name` or `itemprop` of a <meta>.
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
_AUTHORS = ("author", "article:author", "byl", "dc.creator", "dcterms.creator", "parsely-author")
_PUBLISHERS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish_date",
    "publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "date",
)
_NODES = 1000
"""Parts of a page's linked data that are looked at."""
_NAMES = 10
"""Authors that are named."""


class Head(NamedTuple):
    """What the page says about itself; nothing of it is taken from the visible text but <h1>."""

    title: str | None
    author: str | None
    publisher: str | None
    published: date | None


def read_head(root: html.HtmlElement) -> Head:
    """Read `<meta>`, JSON-LD, `<time>`, `<title>` and a lone `<h1>`."""
    meta = _meta(root)
    data = _linked_data(root)
    meta.setdefault("datepublished", str(data.get("datePublished", "")))
    publisher = _first(meta, _PUBLISHERS) or _name(data.get("publisher"))
    return Head(
        _first(meta, _TITLES) or _name(data.get("headline")) or _visible_title(root, publisher),
        _person(_first(meta, _AUTHORS)) or _person(_name(data.get("author"))),
        publisher,
        _published(root, meta),
    )


def _meta(root: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        content = " ".join(element.get("content", "").split())
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute, "").lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _linked_data(root: html.HtmlElement) -> dict[str, Any]:
    """Give the part of the page's JSON-LD that describes the article."""
    for script in root.iter("script"):
        if script.get("type", "").lower() == "application/ld+json":
            for node in _nodes(script.text or ""):
                if "datePublished" in node or "headline" in node:
                    return node
    return {}


def _nodes(written: str) -> Iterator[dict[str, Any]]:
    try:
        waiting = [json.loads(written, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node[:_NODES])
        elif isinstance(node, dict):
            yield node
            waiting.extend(node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _name(value: object) -> str | None:
    """Give the name of a thing in JSON-LD: a string, an object with a name, or several."""
    things = value[:_NAMES] if isinstance(value, list) else [value]
    names = [thing.get("name") if isinstance(thing, dict) else thing for thing in things]
    return ", ".join(name for name in names if isinstance(name, str) and name.strip()) or None


def _person(name: str | None) -> str | None:
    """Give an author's name without "By"; an address of a profile is no name."""
    if name is None or name.startswith(("http:", "https:", "@")):
        return None
    return name[3:].strip() if name.lower().startswith("by ") else name


def _visible_title(root: html.HtmlElement, publisher: str | None) -> str | None:
    headings = [" ".join(found.text_content().split()) for found in root.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = root.find(".//head/title")
    words = " ".join((title.text or "").split()) if title is not None else ""
    for mark in (" - ", " | ", " – ", " — "):
        if publisher and words.lower().endswith(f"{mark}{publisher}".lower()):
            return words[: -len(mark) - len(publisher)]
    return words or None


def _published(root: html.HtmlElement, meta: dict[str, str]) -> date | None:
    stated = [meta[name] for name in _DATES if name in meta]
    for time in root.iter("time"):
        if time.get("itemprop") == "datePublished" or "pubdate" in time.attrib:
            stated.append(time.get("datetime", ""))
            break
    return next(filter(None, map(stated_date, stated)), None)
