from datetime import date

import pytest
from typer import BadParameter, Exit, TyperException
from typer.main import get_command

from service.cli import app
from service.cli.app import dispatch


def parameters(command: str) -> list[str]:
    chosen = get_command(app.app).commands[command]  # type: ignore[attr-defined]
    return [parameter.help or "" for parameter in chosen.params]


@pytest.mark.parametrize(
    "command", ["brief", "verify", "serve", "export", "import", "purge", "doctor"]
)
def test_every_parameter_says_what_it_takes(command: str) -> None:
    assert all(len(told) > 10 for told in parameters(command))


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["-h"], ["--version"], ["brief", "--help"], ["verify", "-h"]]
)
def test_help_and_version_end_well(arguments: list[str]) -> None:
    with pytest.raises(Exit) as done:
        dispatch(arguments)
    assert done.value.exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        *[["brief"], ["no"], ["serve", "--port", "70000"], ["brief", "-x"], ["import"]],
        *[["purge"], ["purge", "brf_1", "--expired"]],
    ],
)
def test_wrong_usage_is_code_2(arguments: list[str]) -> None:
    with pytest.raises(TyperException) as fault:
        dispatch(arguments)
    assert fault.value.exit_code == 2


def test_a_date_is_read() -> None:
    assert app._day("2025-02-14") == date(2025, 2, 14)


@pytest.mark.parametrize("written", ["", "friday", "2025-13-01", "0999-01-01", "3001-01-01"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(BadParameter):
        app._day(written)
