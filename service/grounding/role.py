"""Owns `Role`: somebody in a line, and the words of the evidence that mean them."""

from typing import NamedTuple

from service.models import Span


class Role(NamedTuple):
    """A holder, critic, actor or target by the name that the line gives."""

    name: str
    span: Span
    described: str | None = None
    """The office or such that the engine gives for them; not believed before it was found."""


def joined(roles: tuple[Role, ...]) -> str:
    """Give the names as a line shows them: "A", "A and B", "A, B and C"."""
    names = list(dict.fromkeys(role.name for role in roles))
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
