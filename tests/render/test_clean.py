import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.render.clean import one_line, printable


@pytest.mark.parametrize(
    "control", ["\x1b", "\x07", "\x00", "\x9b", "\x7f", "\r", "\u202e", "\u2066"]
)
def test_what_could_steer_a_terminal_is_shown_as_a_replacement(control: str) -> None:
    assert printable(f"a{control}b") == "a\ufffdb"


@given(st.text())
def test_printable_keeps_every_offset(text: str) -> None:
    assert len(printable(text)) == len(text)


def test_white_space_becomes_one_space() -> None:
    assert one_line("  a\n\tb\u00a0 c ") == "a b c"
