"""Owns when a process that stays collects garbage."""

import gc

_MANY = 20_000
"""So many more objects than before, and not 700: an article leaves 2,000, and no rings of them."""


def keep_collecting() -> None:
    """Collect garbage again, which start-up did without; what is loaded by now is left alone."""
    gc.freeze()
    gc.set_threshold(_MANY)
    gc.enable()
