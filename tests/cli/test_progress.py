"""The progress bar: on a terminal only, and nowhere else a character of it."""

import sys
from io import StringIO

import pytest

from service.cli.progress import shown
from service.engines.base import Event, silent


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_the_stage_and_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with shown("a.txt", wanted=True) as events:
        events(Event("drafting", 3, 20))
        events(Event("merging", 0, 1))
    written = terminal.getvalue()
    assert "a.txt" in written
    assert "putting in order" in written


@pytest.mark.parametrize("wanted", [True, False])
def test_elsewhere_nothing_is_shown(wanted: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with shown("a.txt", wanted=wanted) as events:
        assert events is silent
        events(Event("drafting", 1, 2))
    assert capsys.readouterr().err == ""
