"""Owns the loading of lexicon files: `[group]` headers, one entry a line, `#` comments."""

from functools import cache
from importlib import import_module
from pathlib import Path


@cache
def load(package: str, name: str) -> dict[str, tuple[str, ...]]:
    """Read `data/<name>.txt` of `package` into group -> entries, once; the order is the file's.

    Entries before the first `[group]` belong to the group "". A group that stands twice goes on
    where it left off. Raises FileNotFoundError where there is no such file.
    """
    home = Path(import_module(package).__path__[0])
    return parse((home / "data" / f"{name}.txt").read_text(encoding="utf-8"))


def parse(content: str) -> dict[str, tuple[str, ...]]:
    """Read the lines of one lexicon file; a line starting with `#` is a comment."""
    groups: dict[str, list[str]] = {}
    entries: list[str] | None = None
    for line in map(str.strip, content.split("\n")):
        if not line or line[0] == "#":
            continue
        if line[0] == "[" and line[-1] == "]":
            entries = groups.setdefault(line[1:-1].strip(), [])
            continue
        if entries is None:
            entries = groups.setdefault("", [])
        entries.append(line)
    return {group: tuple(entries) for group, entries in groups.items()}


def pairs(entries: tuple[str, ...]) -> dict[str, str]:
    """Read entries of the form `key = value`; a key without a value gets the empty string."""
    split = (entry.partition("=") for entry in entries)
    return {key.strip(): value.strip() for key, _, value in split}
