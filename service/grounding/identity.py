"""Owns what makes a line itself: its id, and when two lines tell the same."""

import hashlib
from itertools import chain

from service.grounding.case import Case
from service.models import Section

Key = tuple[Section, frozenset[str], int]


def line_id(case: Case) -> str:
    """Give the id: a hash of section, role names, claim and cue (else clause), not of wording."""
    cue = case.spans("cue") or (case.clause,)
    names = [role.name for role in (*case.who, *case.target)]
    parts = [case.section, *names, *chain.from_iterable(case.claims), *chain.from_iterable(cue)]
    written = "\x1f".join(map(str, parts))
    return "ln_" + hashlib.sha256(written.encode()).hexdigest()[:12]


class Told:
    """The lines told so far, found again by whom and which sentences they are about."""

    def __init__(self) -> None:
        """Start with none."""
        self._ids: set[str] = set()
        self._cases: dict[Key, list[Case]] = {}

    def has(self, case: Case, identity: str) -> bool:
        """Say whether a line was told already, under its id or in like words."""
        if identity in self._ids:
            return True
        found = [self._cases[key] for key in _keys(case) if key in self._cases]
        return any(same(case, other) for cases in found for other in cases)

    def add(self, case: Case, identity: str) -> None:
        """Remember a line."""
        self._ids.add(identity)
        for key in _keys(case):
            self._cases.setdefault(key, []).append(case)


def same(one: Case, other: Case) -> bool:
    """Say whether two lines of one key tell the same: of one clause, in like words."""
    common = any(a.start < b.end and b.start < a.end for a in one.claims for b in other.claims)
    return common and one.clause == other.clause and _alike(one, other)


def _keys(case: Case) -> list[Key]:
    """Give section, names and sentence for each sentence of the claim."""
    names = frozenset(role.name for role in case.who)
    return [(case.section, names, sentence.number) for sentence in case.witness.sentences]


def _alike(one: Case, other: Case) -> bool:
    """Say whether two texts share more than half of the shorter one's words."""
    first, second = one.wording.content_stems, other.wording.content_stems
    return 2 * len(first & second) > min(len(first), len(second))
