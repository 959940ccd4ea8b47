"""Owns making words of an article safe to show: nothing in them may steer a terminal or a page."""

_CONTROLS = (
    *(code for code in range(0x20) if chr(code) not in "\t\n"),
    *range(0x7F, 0xA0),
    0x061C,
    *range(0x200E, 0x2010),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
)
"""Control characters (escape sequences begin with one) and those that turn the writing around."""

_SHOWN = dict.fromkeys(_CONTROLS, "\ufffd")


def printable(text: str) -> str:
    """Put U+FFFD for each control character; the length stays, so offsets stay true."""
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """Give the text printable and on one line, each run of white space as one space."""
    return " ".join(printable(text).split())
