import pytest

from service.cli.faults import tell
from service.errors import TooShort


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (TooShort("three words"), "brevier: a.txt: three words\n"),
        (
            KeyError("x"),
            "brevier: a.txt: this should not have happened: KeyError: 'x' "
            "(BREVIER_DEBUG=1 shows where)\n",
        ),
    ],
)
def test_a_failure_is_one_line(
    error: Exception, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(error, "a.txt")
    assert capsys.readouterr().err == line


def test_whoever_debugs_sees_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BREVIER_DEBUG", "1")
    try:
        raise KeyError("x")
    except KeyError as error:
        tell(error)
    assert "Traceback" in capsys.readouterr().err


def test_settings_that_are_wrong_hide_no_failure(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BREVIER_DEBUG", "perhaps")
    tell(KeyError("x"))
    assert "KeyError" in capsys.readouterr().err
