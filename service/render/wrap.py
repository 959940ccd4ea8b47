"""Owns wrapping by the width that characters take in a terminal, wide ones counted twice."""

from unicodedata import category, east_asian_width

JOIN = "\u00a0"
"""The no-break space: joins words that must not be parted."""
_CLOSING = frozenset("。、，．：；？！」』）】》〉〕…—ー")


def width_of(text: str) -> int:
    """Give the number of columns that a text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(char: str) -> int:
    if east_asian_width(char) in "WF":
        return 2
    return 0 if category(char) in ("Mn", "Me", "Cf") else 1


def wrap(text: str, width: int, first: str = "", rest: str = "") -> str:
    """Set a text in lines of at most `width` columns, indented by `first` and `rest`.

    Lines break at spaces and beside wide characters (which have no spaces between words); what a
    no-break space joins stays together, and so does a longer word: a link can still be followed.
    """
    lines: list[str] = []
    line, used, fresh = first, width_of(first), True
    for gap, piece in _pieces(text):
        columns = width_of(piece)
        space = "" if fresh else gap
        if not fresh and used + len(space) + columns > width:
            lines.append(line)
            line, used, space = rest, width_of(rest), ""
        line += space + piece
        used += len(space) + columns
        fresh = False
    return "\n".join((*lines, line)).replace(JOIN, " ")


def _pieces(text: str) -> list[tuple[str, str]]:
    """Cut a text where lines may break: pairs of the gap before, and what stays together."""
    pieces: list[tuple[str, str]] = []
    for word in text.split(" "):
        gap = " "
        for part in [word] if word.isascii() else _parts(word):
            pieces.append((gap, part))
            gap = ""
    return pieces


def _parts(word: str) -> list[str]:
    parts: list[str] = []
    wide = False
    for char in word:
        is_wide = east_asian_width(char) in "WF"
        stays = not parts or char in _CLOSING or _columns(char) == 0 or not (wide or is_wide)
        if stays and parts:
            parts[-1] += char
        else:
            parts.append(char)
        wide = is_wide
    return parts
