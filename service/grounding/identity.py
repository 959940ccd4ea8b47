"""Owns what makes a line itself: its id, and when two lines tell the same."""

import hashlib
from itertools import chain

from service.grounding.case import Case



def line_id(case: Case) -> str:
    """Give the id: a hash of section, role names, claim and cue (else clause), not of wording."""
    cue = case.spans("cue") or (case.clause,)
    names = [role.name for role in (*case.who, *case.target)]
    parts = [case.section, *names, *chain.from_iterable(case.claims), *chain.from_iterable(cue)]
    written = "\x1f".join(map(str, parts))
    return "ln_" + hashlib.sha256(written.encode()).hexdigest()[:12]


def same(one: Case, other: Case) -> bool:
    """Say whether two lines tell the same: section, roles, a claim in common, clause and words."""
    if one.section != other.section or _names(one) != _names(other):
        return False
    common = any(a.start < b.end and b.start < a.end for a in one.claims for b in other.claims)
    return common and one.clause == other.clause and _alike(one, other)


def _names(case: Case) -> frozenset[str]:
    return frozenset(role.name for role in case.who)


def _alike(one: Case, other: Case) -> bool:
    """Say whether two texts share more than half of the shorter one's words."""
    first, second = one.wording.content_stems, other.wording.content_stems
    return 2 * len(first & second) > min(len(first), len(second))
