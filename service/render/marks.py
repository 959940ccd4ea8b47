"""Owns the numbers of source marks: one number for each passage that a briefing's lines rest on."""

from typing import NamedTuple

from service.models import Briefing, Evidence, Part
from service.render.clean import one_line

PASSAGE = 420
"""Code points of a passage that are shown; of a longer one the middle is left out."""
_NEAR = 120
"""Code points from its claim at which a "he said" is shown with it, with no mark of its own."""


class Place(NamedTuple):
    """Where a passage stands."""

    source: str
    start: int
    end: int

    def __str__(self) -> str:
        """Write it as "s1:584-788"."""
        return f"{self.source}:{self.start}-{self.end}"


class Beside(NamedTuple):
    """A holder, a cue or another part that stands close to a passage and not in it."""

    part: Part
    text: str
    place: Place


class Mark(NamedTuple):
    """A numbered passage, what stands beside it, and the ids of the lines that rest on it."""

    number: int
    place: Place
    text: str
    beside: tuple[Beside, ...]
    lines: tuple[str, ...]

    @property
    def where(self) -> str:
        """Say where the passage stands, and what stands beside it."""
        others = ", ".join(
            f"{part} “{one_line(text)}” at {place.start}-{place.end}"
            for part, text, place in self.beside
        )
        return f"{self.place} with {others}" if others else str(self.place)


class Marks(NamedTuple):
    """All marks of a briefing in order, and by line id the numbers of its own and its reply's."""

    marks: tuple[Mark, ...]
    by_line: dict[str, tuple[int, ...]]
    by_reply: dict[str, tuple[int, ...]]


class _Passage(NamedTuple):
    text: str
    beside: list[Beside]
    lines: list[str]


def number(briefing: Briefing) -> Marks:
    """Number the passages in reading order; two lines that rest on one passage share its number.

    The claims of a line come first. A part that stands within a claim needs no mark, one close to
    it is named with it, and one further away, like a reply, gets a mark of its own.
    """
    passages: dict[Place, _Passage] = {}
    own: dict[str, list[Place]] = {}
    replies: dict[str, list[Place]] = {}
    for line in briefing.lines():
        claims = [_place(piece) for piece in line.evidence if piece.part == "claim"]
        for piece in sorted(line.evidence, key=_claims_first):
            place = _place(piece)
            home = _home(place, claims) if piece.part not in ("claim", "reply") else None
            passage = passages.setdefault(home or place, _Passage(piece.text, [], []))
            passage.lines.append(line.id)
            if home is None:
                bearers = replies if piece.part == "reply" else own
                bearers.setdefault(line.id, []).append(place)
            elif _distance(place, home):
                passage.beside.append(Beside(piece.part, piece.text, place))
    numbers = {place: count for count, place in enumerate(passages, start=1)}
    marks = (
        Mark(numbers[place], place, text, tuple(dict.fromkeys(beside)), tuple(dict.fromkeys(lines)))
        for place, (text, beside, lines) in passages.items()
    )
    return Marks(tuple(marks), _numbered(own, numbers), _numbered(replies, numbers))


def _place(piece: Evidence) -> Place:
    return Place(piece.source, piece.start, piece.end)


def _claims_first(piece: Evidence) -> bool:
    return piece.part != "claim"


def _home(place: Place, claims: list[Place]) -> Place | None:
    """Give the claim that a part stands in or close to, if there is one."""
    here = [claim for claim in claims if claim.source == place.source]
    nearest = min(here, key=lambda claim: _distance(place, claim), default=None)
    return nearest if nearest and _distance(place, nearest) <= _NEAR else None


def _distance(place: Place, claim: Place) -> int:
    """Count the code points from a claim to the far end of what stands outside it; 0 inside."""
    return max(claim.start - place.start, place.end - claim.end, 0)


def _numbered(
    places: dict[str, list[Place]], numbers: dict[Place, int]
) -> dict[str, tuple[int, ...]]:
    return {
        line: tuple(dict.fromkeys(numbers[place] for place in own)) for line, own in places.items()
    }


def shorten(text: str, limit: int = PASSAGE) -> str:
    """Leave the middle of a long passage out, at word boundaries where there are any near."""
    if len(text) <= limit:
        return text
    head, tail = text[: limit * 2 // 3], text[-limit // 3 :]
    cut = head.rfind(" ", len(head) - 40)
    head = head[:cut] if cut > 0 else head
    cut = tail.find(" ", 0, 40)
    tail = tail[cut + 1 :] if cut >= 0 else tail
    return f"{head.rstrip()} […] {tail.lstrip()}"
