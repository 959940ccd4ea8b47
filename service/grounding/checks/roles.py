"""Owns the check that whom a line names does what the line says, and not somebody else."""

from functools import cache
from typing import ClassVar

from service.english.names import capitals, country, initials, parts
from service.english.stems import stem
from service.english.words import DETERMINER, POSSESSIVE, PREPOSITION, classes
from service.grounding.case import Case
from service.grounding.doers import Doers
from service.grounding.finding import NOT_APPLICABLE, PASS, Finding, worst
from service.grounding.mentions import fits, gender, is_name
from service.grounding.narrated import narrated
from service.grounding.role import Role
from service.models import CheckName, WithheldReason
from service.text.folding import find
from service.text.lexicon import load

_FEW, _MANY = 3, 6
"""Of so many words, some must be in the evidence, or the text is doubted; or it is withheld."""
_THIN = 0.2
"""With this share of its words in the evidence or less, a text is doubted."""
_SHORT = 4
"""So many words may stand for a name that they do not hold: "the party's leader"."""
_NEAR = 6
"""So many sentences back a pronoun may reach."""


class Roles:
    """The holder, critic or actor is a subject of the evidence; the target is not."""

    name: ClassVar[CheckName] = "roles"
    reason: ClassVar[WithheldReason] = "role_mismatch"
    english_only: ClassVar[bool] = True

    def examine(self, case: Case) -> Finding:
        """Fail where somebody else does it; undecided where the rules see neither."""
        findings, doers = [_named(role, case) for role in (*case.who, *case.target)], Doers(case)
        if case.section == "next_steps":
            findings += [doers.acts(role) for role in case.who]
        elif case.who:
            findings += [doers.speaks(role) for role in case.who]
        findings += [doers.speaks(role) for _, role in narrated(case)]
        if not case.copied:
            findings += [_support(case), _act(case)]
        return worst(findings)


def _named(role: Role, case: Case) -> Finding:
    """Compare the name with the words that are to mean it: "he", "Guo", "Beijing"."""
    stands = case.witnesses.reading.text[role.span.start : role.span.end]
    said, held = set(parts(role.name)), set(parts(stands))
    if held <= said or said <= held or _short(stands, role.name) or _owned(stands, role.name):
        return PASS
    known = case.witnesses.resolve(role.span)
    if known and fits(role.name, known):
        return PASS
    if not find(role.name, case.witnesses.reading.text):
        return Finding("fail", role.name, "name_not_in_evidence")
    if is_name(stands):
        return Finding("fail" if is_name(role.name) else "undecided", stands)
    if gender(stands) * gender(role.name.split()[0]) < 0:
        return Finding("fail", stands)
    if capitals(stands) or len(parts(stands)) > _SHORT:
        return Finding("undecided", stands)
    meant = known is not None and known.kind == "person" and is_name(known.name)
    recent = case.witnesses.named_before(role.name, role.span.start, _NEAR)
    return Finding("undecided", stands) if meant or not recent else PASS


def _short(one: str, other: str) -> bool:
    if (land := country(one)) and land == country(other):
        return True
    first, second = parts(one), parts(other)
    return initials(first) in second or initials(second) in first


def _owned(stands: str, name: str) -> bool:
    """Say whether "his team" may be "Trump’s team"."""
    pronoun, _, thing = stands.partition(" ")
    owner, _, owned = name.replace("’", "'").partition("'s ")
    return (
        bool(owner and owned)
        and thing == owned
        and classes().get(pronoun.lower(), 0) & POSSESSIVE != 0
    )


@cache
def _acts() -> dict[str, tuple[frozenset[str], ...]]:
    """Give for the stem of each act the sets of stems any of which vouches for it."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for row in load("service.english", "acts")["acts"]:
        heads, _, vouchers = row.partition("|")
        stems = frozenset(map(stem, (heads + vouchers).split()))
        for head in heads.split():
            found[stem(head)] = (*found.get(stem(head), ()), stems)
    return found


def _act(case: Case) -> Finding:
    """Look for an act that the evidence does not have in any of its usual words."""
    wording, held = case.wording, case.witness.wording.held
    for at in wording.content:
        families = _acts().get(wording.stems[at])
        if not families or any(not family.isdisjoint(held) for family in families):
            continue
        if not at or not wording.flags[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION):
            return Finding("undecided", wording.lower[at])
    return NOT_APPLICABLE


def _support(case: Case) -> Finding:
    """Look for a text that has next to no word in common with what it is to rest on."""
    own = {stem(word) for role in (*case.who, *case.target) for word in parts(role.name)}
    told = [at for at in case.wording.content if case.wording.stems[at] not in own]
    held = sum(case.wording.stems[at] in case.witness.wording.held for at in told)
    if len(told) < _FEW or held > _THIN * len(told):
        return NOT_APPLICABLE
    alien = not held and len(told) >= _MANY
    return Finding("fail" if alien else "undecided", case.wording.lower[told[0]], "span_not_found")
