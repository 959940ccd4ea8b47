"""Owns when a process that stays collects garbage."""

import gc

_MANY = 20_000
"""Garbage is looked for at so many new objects, not at 700: an article makes 2,000, no rings."""


def keep_collecting() -> None:
    """Collect garbage again, which start-up did without; what is loaded by now is left alone."""
    gc.freeze()
    gc.set_threshold(_MANY)
    gc.enable()
