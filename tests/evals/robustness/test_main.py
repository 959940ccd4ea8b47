"""The command: a text by its number, and how a fault is told."""

import pytest

from evals.robustness.__main__ import main


def test_a_text_is_shown_by_its_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "3", "--only", "5"]) == 0
    shown = capsys.readouterr().out
    assert "1 texts" in shown
    assert shown.endswith("0 faults\n")
    main(["--seed", "3", "--only", "5"])
    assert capsys.readouterr().out == shown


def test_the_options_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--no-lines" in capsys.readouterr().out
