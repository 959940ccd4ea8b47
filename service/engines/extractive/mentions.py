"""Owns the naming of an actor in a line: the words of the text, whom they mean, in which role."""

from service.english.casting import Cast
from service.english.known import Known
from service.english.phrases import people
from service.models import Mention, Span

_JOINTS = (" and ", ", and ", " or ", " and the ")
_INCLUDING = (", including ", ", among them ", ", such as ", " including ")
_ARTICLES = frozenset(["", "the", "a", "an", "both"])
_LONGEST_TITLE = 60


def mentions(text: str, span: Span, cast: Cast) -> tuple[Mention, ...]:
    """Give the actors that the words at `span` name: one, the two of "A and B", or the members.

    For "they" or "officials" the named members stand, where the text has "officials, including A".
    """
    inner = cast.within(span)
    whole = len(inner) > 1 and (inner[0].span.start, inner[-1].span.end) == span
    if whole and text[inner[0].span.end : inner[-1].span.start] in _JOINTS:
        return (mention(text, inner[0].span, cast), mention(text, inner[-1].span, cast))
    members = _members(text, span, cast)
    return tuple(mention(text, each, cast) for each in members or (span,))


def mention(text: str, span: Span, cast: Cast) -> Mention:
    """Name one actor; a longer phrase ("Roe's plan") keeps its own words."""
    words = text[span.start : span.end]
    known = _known(text, span, cast)
    if known is None:
        return Mention(text=words, start=span.start)
    name = None if words.startswith(known.name) else known.name
    return Mention(text=words, start=span.start, name=name, role=known.role)


def _known(text: str, span: Span, cast: Cast) -> Known | None:
    """Give whom a span means as a whole, but for an article or a title before the name."""
    for meant in cast.within(span):
        before = text[span.start : meant.span.start].strip().lower()
        if meant.span.end == span.end and (before in _ARTICLES or before in people()):
            return cast.actors[meant.actor]
    return None


def _members(text: str, span: Span, cast: Cast) -> list[Span]:
    """Give the names after "including" where a group is introduced, shortly before `span`."""
    actor = cast.number(span)
    if actor is None or cast.actors[actor].kind != "group":
        return []
    start = max(span.start - _BACK, 0)
    for meant in cast.within(Span(start, span.end)):
        opening = next((each for each in _INCLUDING if text.startswith(each, meant.span.end)), "")
        if meant.actor == actor and opening:
            return _names(text, meant.span.end, opening, cast)
    return []


_BACK = 240
"""So many characters before a pronoun, the group that it means may be introduced."""


def _names(text: str, start: int, opening: str, cast: Cast) -> list[Span]:
    found: list[Span] = []
    at = start
    openings: tuple[str, ...] = (opening,)
    for meant in cast.within(Span(start, start + _BACK)):
        gap = text[at : meant.span.start]
        if cast.actors[meant.actor].kind != "person" or not gap.startswith(openings):
            break
        if len(gap) > _LONGEST_TITLE:
            break
        found.append(meant.span)
        at, openings = meant.span.end, (", ", *_JOINTS)
    return found
