"""Owns the one normalisation of a text: NFC, newlines, spaces, invisible characters, and the map.

What happens, in this order; everything else stays as it was sent:

- CR LF, CR, VT, FF, NEL, U+2028 and U+2029 become a newline.
- Tabs and every other Unicode space (no-break, thin, ideographic ...) become an ordinary space, one
  for one: runs of spaces and blank lines stay.
- Lone surrogates become U+FFFD, so that the result can always be encoded.
- NUL and the other control characters, soft hyphens, zero-width, bidi, tag and annotation
  characters, fillers and variation selectors go: they can hide words from a reader.
- Three invisible ones stay where leaving them out would change what a reader sees: ZERO WIDTH
  JOINER between two emoji, ZERO WIDTH (NON-)JOINER between two letters of a script that is written
  with them (Arabic to Sinhala), and one emoji variation selector directly after a symbol.
- The rest is put into Unicode NFC.

Doing it twice changes nothing more.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate, count
from typing import NamedTuple

from service.models import Span


class Edits:
    """The runs of a text that one step replaced, and the runs that they replaced, in order.

    Four lists of offsets: an edit made `[starts[i], ends[i])` of `[raw_starts[i], raw_ends[i])`;
    either run may be empty.
    """

    def __init__(self) -> None:
        """Begin without an edit."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.raw_starts: list[int] = []
        self.raw_ends: list[int] = []

    def add(self, start: int, end: int, raw_start: int, raw_end: int) -> None:
        """Add the next edit."""
        self.starts.append(start)
        self.ends.append(end)
        self.raw_starts.append(raw_start)
        self.raw_ends.append(raw_end)

    def start_before(self, at: int) -> int:
        """Lead the start of a run back; what was left out just before it stays out."""
        index = bisect_right(self.starts, at) - 1
        if index < 0:
            return at
        past = at - self.ends[index]
        return self.raw_ends[index] + past if past >= 0 else self.raw_starts[index]

    def end_before(self, at: int) -> int:
        """Lead the end of a run back; what was left out just after it stays out."""
        index = bisect_left(self.starts, at) - 1
        return self.raw_ends[index] + max(at - self.ends[index], 0) if index >= 0 else at


class OffsetMap:
    """Leads from offsets of the normalised text back to offsets (code points) of what was sent."""

    def __init__(self, *steps: Edits) -> None:
        """Take the edits of each step, the last one first to be led back over."""
        self._steps = [step for step in reversed(steps) if step.starts]

    def to_raw(self, start: int, end: int) -> Span:
        """Give the run of the sent text that became `[start, end)`.

        An offset inside a rewritten cluster moves outwards to the edge of the cluster; characters
        left out at either edge of the run are not part of it.
        """
        for step in self._steps:
            start, end = step.start_before(start), step.end_before(end)
        return Span(start, max(start, end))


class Normalised(NamedTuple):
    """The text that all later offsets refer to, and the way back to what was sent."""

    text: str
    offsets: OffsetMap


def normalise(raw: str) -> Normalised:
    """Normalise a text once; linear, and one scan for a text that needs nothing. Never raises."""
    if _needs_nothing(raw):
        return Normalised(raw, _UNMOVED)
    text, lines, hidden, clusters = raw, Edits(), Edits(), Edits()
    if _SPECIAL.search(raw):
        text, lines = _one_line_end(raw)
        text, hidden = _rewrite(text, _HIDDEN_RUN, _kept)
        text = _in_place(text)
    if not unicodedata.is_normalized("NFC", text):
        text, clusters = _rewrite(text, _CLUSTER, _composed)
    return Normalised(text, OffsetMap(lines, hidden, clusters))


_UNMOVED = OffsetMap()


def _needs_nothing(raw: str) -> bool:
    """Say whether a text is normal as it is; plain English tells so at a glance."""
    if raw.isascii() and raw.isprintable():
        return True
    if _USUAL.fullmatch(raw):
        return True
    return _SPECIAL.search(raw) is None and unicodedata.is_normalized("NFC", raw)


_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_SPACES = "\t\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HIDDEN = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\ufffe\uffff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_LONE = "\ud800-\udfff"
_SPECIAL = re.compile(f"[{_BREAKS}{_SPACES}{_HIDDEN}{_LONE}]")
_USUAL = re.compile("[\n -~\xa1-\xac\xae-\u02ff\u2010-\u2027\u20ac]*+")
"""What nearly every text in Latin letters is made of; none of it is special, and all is NFC."""
_SURROGATE = re.compile(f"[{_LONE}]")
_HIDDEN_RUN = re.compile(f"[{_HIDDEN}]+")

# A cluster starts with a character that never joins what stands before it, and takes in all that
# may join it; or it is one character that NFC replaces on its own. Both classes are wider than they
# need be: what does not change makes no edit.
_JOINING = (
    "\u0300-\u036f\u0483-\u0489\u0590-\u10ff\u1100-\u11ff\u135d-\u135f\u1700-\u1cff\u1dc0-\u1dff"
    "\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\ua69f\ua6f0\ua6f1"
    "\ua800-\uabff\ud7b0-\ud7ff\ufb1e\ufe20-\ufe2f\U000101fd-\U00011fff\U00016000-\U0001e9ff"
)
_SINGLE = (
    "\u0340\u0341\u0343\u0344\u0374\u037e\u0387\u1f00-\u1fff\u2000\u2001\u2126\u212a\u212b"
    "\u2329\u232a\u2adc\uf900-\ufaff\ufb1d-\ufb4f\U0001d15e-\U0001d1c0\U0002f800-\U0002fa1f"
)
_CLUSTER = re.compile(f"[^{_JOINING}]?[{_JOINING}]+|[{_SINGLE}]")

_JOINED_SCRIPT = re.compile("[\u0600-\u0dff\u1000-\u109f\u1780-\u18af\ua840-\ua87f]")
_SYMBOL = re.compile("[\u00a9\u00ae\u203c-\u303d\u3297\u3299\U0001f000-\U0001faff]")
_SHORT = 3
_KEYCAP = "\u20e3"


def _one_line_end(raw: str) -> tuple[str, Edits]:
    """Leave out the CR before each LF."""
    edits = Edits()
    lines = raw.split("\r\n")
    edits.starts = [at - 1 for at in accumulate(len(line) + 1 for line in lines[:-1])]
    edits.ends = edits.starts
    edits.raw_starts = list(map(int.__add__, edits.starts, count()))
    edits.raw_ends = list(map(int.__add__, edits.starts, count(1)))
    return "\n".join(lines), edits


def _in_place(text: str) -> str:
    """Replace one for one what keeps its place."""
    for old in _SPACES:
        text = text.replace(old, " ")
    for old in _BREAKS:
        text = text.replace(old, "\n")
    return _SURROGATE.sub("\ufffd", text)


def _kept(text: str, start: int, end: int) -> str:
    """Give what stays of a run of hidden characters: mostly nothing."""
    run, before, after = text[start:end], text[start - 1 : start], text[end : end + 1]
    if run in ("\u200c", "\u200d") and _JOINED_SCRIPT.match(before) and _JOINED_SCRIPT.match(after):
        return run
    if run in ("\ufe0e", "\ufe0f") and (_SYMBOL.match(before) or after == _KEYCAP):
        return run
    if run in ("\u200d", "\ufe0f\u200d") and _SYMBOL.match(before) and _SYMBOL.match(after):
        return run
    return ""


def _composed(text: str, start: int, end: int) -> str:
    return unicodedata.normalize("NFC", text[start:end])


def _rewrite(
    text: str, pattern: re.Pattern[str], new: Callable[[str, int, int], str]
) -> tuple[str, Edits]:
    """Replace every match by `new(text, start, end)`; give the text and an edit for each change."""
    pieces, edits, done, length = list[str](), Edits(), 0, 0
    for match in pattern.finditer(text):
        start, end = match.span()
        old, piece = text[start:end], new(text, start, end)
        if piece == old:
            continue
        pieces += (text[done:start], piece)
        length += start - done + len(piece)
        head = tail = 0
        if len(old) > _SHORT:  # only the part of a long run that changed
            head = _common(old, piece)
            tail = _common(old[head:][::-1], piece[head:][::-1])
        edits.add(length - len(piece) + head, length - tail, start + head, end - tail)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), edits


def _common(one: str, two: str) -> int:
    """Count the characters that two strings begin with alike."""
    shorter = min(len(one), len(two))
    pairs = zip(one, two, strict=False)
    return next((at for at, (left, right) in enumerate(pairs) if left != right), shorter)
