"""Owns what a client prefers (RFC 7240): how long it waits, or that it does not."""

import re
from typing import NamedTuple

DEFAULT_S, MOST_S = 30, 120
"""Seconds that a request waits for its briefing if it does not say, and at most."""
_WAIT = re.compile(r"wait\s*=\s*\"?(\d{1,6})\"?")


class Preference(NamedTuple):
    """How long to wait for a briefing; `asynchronous`: not at all, even for what is quick."""

    wait_s: int = DEFAULT_S
    asynchronous: bool = False


def preference(headers: list[str]) -> Preference:
    """Read the `Prefer` headers; what is not understood is not minded, as the RFC wants it."""
    given = [part.strip().lower() for header in headers for part in re.split("[,;]", header)]
    if "respond-async" in given:
        return Preference(0, asynchronous=True)
    waits = [int(found[1]) for part in given if (found := _WAIT.fullmatch(part))]
    return Preference(min(waits[0], MOST_S)) if waits else Preference()
