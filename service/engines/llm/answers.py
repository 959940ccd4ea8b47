"""Owns the reading of answers: the JSON object in whatever a model wrote, whole or cut off."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic_core import from_json

_MOST_STARTS = 10
_LONGEST = 200_000
"""Characters that are read of an answer; no request allows for that many."""
_THOUGHT = "</think>"
_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],]|[^"{}\[\],]+', re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x1f]")


def answer(text: str, keys: frozenset[str]) -> Mapping[str, Any] | None:
    """Find the object with any of the `keys` in an answer; None where there is none.

    Words before and after it, fences, thoughts aloud, trailing commas and raw control characters do
    not matter; of one that is cut off, the whole items are kept. Time is linear: an object begins
    at one of the first ten braces.
    """
    spoken = text[:_LONGEST].rpartition(_THOUGHT)[2]  # some models think aloud first
    for start in _starts(spoken):
        found = _object(spoken[start:])
        if isinstance(found, dict) and keys & found.keys():
            return found
    return None


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
    except ValueError:
        return None


def _mended(text: str) -> str:
    """Give the first object of a text, without trailing commas and raw control characters."""
    out: list[str] = []
    depth = 0
    for match in _TOKENS.finditer(text):
        token = match[0]
        if token[0] == '"':
            token = _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", token)
        elif token in "{[":
            depth += 1
        elif token in "}]":
            depth -= 1
            if _last(out) == ",":
                _drop_last(out)
        out.append(token)
        if depth == 0:
            break
    return "".join(out)


def _last(out: list[str]) -> str:
    return next((token for token in reversed(out) if token.strip()), "")


def _drop_last(out: list[str]) -> None:
    while out and not out[-1].strip():
        out.pop()
    out.pop()
