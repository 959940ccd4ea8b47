"""Owns the table of the actors that a briefing's lines name, each once."""

from dataclasses import dataclass, field

from service.english.actors import Known
from service.english.words import POSSESSIVE, PRONOUN, classes
from service.grounding.mentions import fits, is_name
from service.grounding.role import Role
from service.grounding.witness import Witnesses
from service.models import Actor, ActorKind


@dataclass
class _Entry:
    name: str
    kind: ActorKind
    role: str | None
    also: dict[str, None] = field(default_factory=dict)


class Table:
    """Gathers the actors of the accepted lines in the order in which they come."""

    def __init__(self, witnesses: Witnesses) -> None:
        """Start empty."""
        self._witnesses = witnesses
        self._entries: dict[str, _Entry] = {}

    def add_known(self, role: Role) -> None:
        """Enter a target if it is somebody; "the idea of conceding territory" is nobody."""
        if self._known(role) and is_name(role.name):
            self.add(role)

    def add(self, role: Role) -> str | None:
        """Enter somebody by the name that a line gives; give the role that is known of them."""
        known = self._known(role)
        text = self._witnesses.reading.text
        roles = (role.described, known.role if known else None)
        described = next((each for each in roles if each and self._witnesses.stands(each)), None)
        entry = self._entries.get(role.name)
        if entry is None:
            kind = known.kind if known else "unknown"
            entry = self._entries[role.name] = _Entry(role.name, kind, described)
        entry.role = entry.role or described
        forms = (known.name, *known.also) if known else ()
        for form in (*forms, text[role.span.start : role.span.end]):
            if form != role.name and not _is_anaphor(form):
                entry.also[form] = None
        return described

    def actors(self) -> tuple[Actor, ...]:
        """Give the table; a form that is itself a name of the table stands there only."""
        return tuple(
            Actor(
                name=entry.name,
                kind=entry.kind,
                role=entry.role,
                also=tuple(form for form in entry.also if form not in self._entries),
            )
            for entry in self._entries.values()
        )

    def _known(self, role: Role) -> Known | None:
        if not self._witnesses.english:
            return None
        known = self._witnesses.resolve(role.span)
        return known if known and fits(role.name, known) else None


def _is_anaphor(form: str) -> bool:
    """Say whether a form is "he" or "its team": it means nobody by itself."""
    return classes().get(form.lower().split()[0], 0) & (PRONOUN | POSSESSIVE) != 0
