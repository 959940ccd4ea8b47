"""Owns the reading of answers: the JSON object in whatever a model wrote, whole or cut off."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import from_json

_MOST_STARTS = 10
_LONGEST = 200_000
"""Characters that are read of an answer; no request allows for that many."""
_THOUGHT = "</think>"
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|["{}\[\],]|[^"{}\[\],]+', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPES = re.compile(
    r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..)|\\u[0-9a-fA-F]{4}"
    r'|\\["\\/bfnrt]|(\\)'
)


def answer(text: str, keys: frozenset[str]) -> Mapping[str, Any] | None:
    """Find the object with any of the `keys` in an answer; None where there is none.

    Words before and after it, fences, thoughts aloud, trailing commas, raw control characters and
    escapes that JSON does not know do not matter; of one that is cut off, the whole items are kept.
    Time is linear: an object begins at one of the first ten braces.
    """
    whole = text[:_LONGEST]
    after = spoken(whole)
    for words in dict.fromkeys((after, whole)):  # a row may have that word, too
        for start in _starts(words):
            found = _object(words[start:])
            if isinstance(found, dict) and keys & found.keys():
                return found
    return None


def spoken(text: str) -> str:
    """Give what a model says after it has thought aloud, as some do first."""
    return text.rpartition(_THOUGHT)[2]


def _starts(text: str) -> Iterator[int]:
    at = -1
    for _ in range(_MOST_STARTS):
        at = text.find("{", at + 1)
        if at < 0:
            return
        yield at


def _object(text: str) -> object:
    try:
        return from_json(_mended(text), allow_partial=True)
    except (TypeError, ValueError):  # the first for half a pair of UTF-16, which is no text
        return None


def _mended(text: str) -> str:
    """Give the first object of a text as JSON has it; where it is cut off, its whole items."""
    out: list[str] = []
    opened: list[int] = []
    for match in _TOKENS.finditer(text):
        token = match[0]
        if token == '"':  # it has no end
            break
        if token[0] == '"':
            token = _string(token)
        elif token in "{[":
            opened.append(len(out))
        elif token in "}]":
            while _last(out) == ",":
                _drop_last(out)
            opened.pop()
        out.append(token)
        if not opened:
            break
    return "".join(out[: _end(out, opened)])


def _string(token: str) -> str:
    token = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", token)
    return _ESCAPES.sub(_escape, token) if "\\" in token else token


def _escape(found: re.Match[str]) -> str:
    """Give an escape as JSON has it: no half of a pair, no backslash before any character."""
    half, needless = found.groups()
    return "\\ufffd" if half else "" if needless else found[0]


def _end(out: list[str], opened: list[int]) -> int | None:
    """Give where the last whole item ends: items are what the lists of the object hold."""
    for depth, at in enumerate(opened):
        if depth > 1 or (depth == 1 and out[at] == "{"):
            return at
    return None


def _last(out: list[str]) -> str:
    return next((token for token in reversed(out) if token.strip()), "")


def _drop_last(out: list[str]) -> None:
    while out and not out[-1].strip():
        out.pop()
    out.pop()
