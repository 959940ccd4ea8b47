"""Owns the choice of a format by `Accept` (RFC 9110), and the entity tags of what was chosen."""

import hashlib
from typing import NamedTuple

from service.errors import NotAcceptable


class _Range(NamedTuple):
    kind: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """Give 2 for this very type, 1 for its family, 0 for anything, -1 for no match."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return 2
        if self.subtype != "*" or self.kind not in (kind, "*"):
            return -1
        return 0 if self.kind == "*" else 1


def choose(accept: str | None, offered: tuple[str, ...]) -> str:
    """Give the media type that is wanted most; at equal wish the more exactly named, then order.

    Without `Accept` the first one offered is given.

    Raises:
        NotAcceptable: names what is offered.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] if accept else []
    if not ranges:
        return offered[0]
    wishes = [_wish(media_type, ranges) for media_type in offered]
    best = max(wishes)
    if best[0] <= 0:
        raise NotAcceptable(f"none of the types in `Accept` can be given: {', '.join(offered)} can")
    return offered[wishes.index(best)]


def _range(part: str) -> _Range:
    media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
    kind, _, subtype = media_type.partition("/")
    quality = next((p.partition("=")[2] for p in parameters if p.startswith("q=")), "1")
    return _Range(kind, subtype, _quality(quality))


def _quality(written: str) -> float:
    try:
        quality = float(written)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0


def _wish(media_type: str, ranges: list[_Range]) -> tuple[float, int]:
    # The most exact range that fits decides, even where it says no.
    matches = [(r.specificity(media_type), r.quality) for r in ranges]
    specificity, quality = max(matches)
    return (quality, specificity) if specificity >= 0 else (0.0, -1)


def entity_tag(body: bytes) -> str:
    """Give the strong tag of a representation: other characters, another tag."""
    return f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def matches(if_none_match: str | None, tag: str) -> bool:
    """Say whether the client has this representation already."""
    if if_none_match is None:
        return False
    given = [one.strip().removeprefix("W/") for one in if_none_match.split(",")]
    return "*" in given or tag in given
