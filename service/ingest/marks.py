"""Owns the marks of Markdown: a light reading that leaves prose and `#` headings.

No Markdown renderer: those known take seconds for a megabyte of brackets, and an article needs its
words only. Front matter, link targets, images, code, comments and the marks of emphasis and of
quotations go; everything else stays as it was sent: `service.text.outline` knows the marks of
headings and lists. Each step is one pass over the text.
"""

import re
from collections.abc import Iterator
from html import unescape

from service.ingest.assemble import Content
from service.ingest.dates import stated_date

_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\n(?=[\w-]+:)((?:[^\n]*\n){1,100}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^(title|author|date):(.*)$", re.MULTILINE)
_HIDDEN = re.compile(r"<!--|<(?:script|style)\b", re.IGNORECASE)
_HIDDEN_END = re.compile(r"-->|</(?:script|style)\s*>", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}\Z")
_QUOTED = re.compile(r"\A(?: {0,3}> ?)+")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]{1,200}\]:[ \t]*\S")
_TARGET = (  # an address may hold parentheses of its own
    r"(?:\([^()\n]{0,2000}(?:\([^()\n]{0,500}\)[^()\n]{0,500}){0,5}\)|\[[^\[\]\n]{0,200}\])"
)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,1000}\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]{1,1000})\]" + _TARGET)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,20}(?:[ \t/][^<>\n]{0,500})?>")
_MARKED = re.compile(
    r"(?<![\w\\])(\*\*\*|\*\*|__|~~|[*_`])(?=[^\s*_`~])([^\n*_`~]{1,1000}?)(?<=\S)\1(?!\w)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(markdown: str) -> Content:
    """Read Markdown as prose, and count the characters that stand inside links."""
    text = markdown.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    found = _FIELD.findall(front[1]) if front else ()
    fields = {name: value.strip(" \t\"'") for name, value in found}
    text = "".join(_shown(text[front.end() :] if front else text))
    text = _IMAGE.sub("", "\n".join(_prose(text.split("\n"))))
    linked = sum(len(found[1]) for found in _LINK.finditer(text))
    text = _TAG.sub("", _LINK.sub(r"\1", text))
    for _ in range(2):  # emphasis within emphasis, one level deep
        text = _MARKED.sub(r"\2", text)
    return Content(
        unescape(_ESCAPED.sub(r"\1", text)),
        linked,
        title=fields.get("title"),
        author=fields.get("author"),
        published=stated_date(fields.get("date", "")),
    )


def _shown(text: str) -> Iterator[str]:
    """Give the text without comments, scripts and style sheets."""
    at = 0
    while found := _HIDDEN.search(text, at):
        end = _HIDDEN_END.search(text, found.end())
        if end is None:
            break  # never closed: rather show a mark too much than lose the rest
        yield text[at : found.start()]
        at = end.end()
    yield text[at:]


def _prose(lines: list[str]) -> Iterator[str]:
    """Give the lines without code, rules, link definitions and the marks of quotations."""
    fence, above = "", ""
    for line in lines:
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        elif not (_DEFINITION.match(line) or (_RULE.match(line) and not above.strip())):
            yield _QUOTED.sub("", line)
        above = line
