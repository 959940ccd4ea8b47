"""Owns the fingerprint of code: what was made by other code is made anew, whatever its version."""

import hashlib
from functools import cache
from importlib import import_module
from pathlib import Path

_READ = (".py", ".txt")
"""Code and word lists."""


@cache
def of_code(*packages: str) -> str:
    """Give a hash of all code and word lists of packages."""
    found = hashlib.sha256()
    for package in packages:
        home = Path(import_module(package).__path__[0])
        for file in sorted(path for path in home.rglob("*") if path.suffix in _READ):
            found.update(str(file.relative_to(home)).encode() + file.read_bytes())
    return found.hexdigest()[:16]
