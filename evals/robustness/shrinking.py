"""Owns the shrinking of a text that shows a fault, so that a person sees what it hangs on."""

from collections.abc import Callable

_MOST = 400
"""Tries, so that shrinking ends soon whatever the fault is."""


def shrunk(text: str, shows: Callable[[str], bool]) -> str:
    """Take runs out, ever shorter ones, as long as what is left still shows the fault."""
    tries, size = 0, max(len(text) // 2, 1)
    while size and tries < _MOST:
        at = 0
        while at < len(text) and tries < _MOST:
            tries += 1
            shorter = text[:at] + text[at + size :]
            if shows(shorter):
                text = shorter
            else:
                at += size
        size //= 2
    return text
