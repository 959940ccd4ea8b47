from collections.abc import Sequence

import pytest
from typer import BadParameter, Exit

from service.cli import guard
from service.errors import TooShort


def failing_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def dispatch(arguments: Sequence[str]) -> int:
        raise error

    monkeypatch.setattr(guard, "dispatch", dispatch)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (Exit(0), 0, ""),
        (Exit(3), 3, ""),
        (TooShort("three words"), 1, "brevier: three words\n"),
        (BadParameter("no date."), 2, "brevier: Invalid value: no date (see `brevier --help`)\n"),
        (
            KeyError("x"),
            1,
            "brevier: this should not have happened: KeyError: 'x' (BREVIER_DEBUG=1 shows where)\n",
        ),
    ],
)
def test_every_failure_is_a_code_and_at_most_one_line(
    error: Exception,
    code: int,
    line: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    failing_with(error, monkeypatch)
    assert guard.run([]) == code
    assert capsys.readouterr().err == line


def test_ctrl_c_is_left_to_the_outermost_door(monkeypatch: pytest.MonkeyPatch) -> None:
    def dispatch(arguments: Sequence[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(guard, "dispatch", dispatch)
    with pytest.raises(KeyboardInterrupt):
        guard.run([])
