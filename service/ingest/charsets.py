"""Owns the names of charsets: what the web calls an encoding, and the codec that reads it."""

from functools import cache

from service.text.lexicon import load, pairs


def names() -> tuple[str, ...]:
    """Give the standard names of all charsets that are read."""
    return tuple(pairs(load(__package__, "charsets")["labels"]))


def standard_name(label: str | None) -> str | None:
    """Give the standard's name of the charset that a label means, None where there is none."""
    return _by_label().get(label.strip().lower()) if label else None


def codec(name: str) -> str:
    """Give Python's codec for a standard name."""
    return pairs(load(__package__, "charsets")["codecs"]).get(name, name)


def western() -> tuple[str, ...]:
    """Give the codes of the languages that were written in windows-1252 before UTF-8."""
    return load(__package__, "charsets")["western"]


@cache
def _by_label() -> dict[str, str]:
    groups = pairs(load(__package__, "charsets")["labels"])
    return {label: name for name, labels in groups.items() for label in labels.split()}
