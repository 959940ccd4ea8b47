"""Owns what a PATH means: where its bytes come from, and in which form the article stands there."""

import sys
from pathlib import PurePath
from typing import BinaryIO

from service.errors import BadInput, NotSupportedYet
from service.ingest import (
    Sent,
    article_from_html,
    article_from_markdown,
    article_from_text,
    is_html,
)
from service.models import Article

STDIN = "-"
_HTML = frozenset((".html", ".htm", ".xhtml"))
_MARKDOWN = frozenset((".md", ".markdown"))


def read(path: str, limit: int | None = None) -> bytes:
    """Give the bytes of a file, or of standard input for `-`, up to one above `limit`.

    Raises:
        NotSupportedYet: the path is a web address.
        BadInput: it cannot be read; the message says why.
    """
    if path.startswith(("http://", "https://")):
        raise NotSupportedYet("web addresses are not fetched yet: save the page and name the file")
    try:
        if path == STDIN:
            return _some(_stdin(), limit)
        with open(path, "rb") as file:
            return _some(file, limit)
    except IsADirectoryError as error:
        raise BadInput("this is a folder: name the articles in it") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _some(file: BinaryIO, limit: int | None) -> bytes:
    return file.read(-1 if limit is None else limit + 1)


def _stdin() -> BinaryIO:
    if sys.stdin is None:
        raise BadInput("standard input is closed")
    if sys.stdin.isatty():
        print("Paste the article, then press Ctrl-D.", file=sys.stderr)  # noqa: T201
    return sys.stdin.buffer


def article(path: str, raw: bytes, sent: Sent) -> Article:
    """Make an Article of a file's bytes: the suffix tells the form, else the beginning does.

    Raises:
        BadInput: the bytes cannot be briefed.
    """
    suffix = PurePath(path).suffix.lower()
    if suffix in _MARKDOWN:
        return article_from_markdown(raw, sent)
    if suffix in _HTML or is_html(raw):
        return article_from_html(raw, sent)
    return article_from_text(raw, sent)


def called(path: str) -> str:
    """Give the name of an input as messages use it."""
    return "standard input" if path == STDIN else path
