"""Processes of `brevier`: they say when they work, and are killed with their children."""

import signal
from pathlib import Path

import pytest

from evals.peers.processes import NotStarted, Process, added, start_worker


def test_a_process_that_ends_before_it_works_is_told_with_what_it_wrote() -> None:
    with pytest.raises(NotStarted, match="No such command"):
        Process("debrief", ready="never", environment=added({}))


def test_a_process_is_killed_with_its_children(tmp_path: Path) -> None:
    with start_worker({"data_dir": str(tmp_path)}) as made:
        assert made.ids == (made.pid,)
        made.kill()
        assert not made.running
        assert made.ended(1) == -signal.SIGKILL


def test_settings_are_added_to_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVIER_MODEL", "openai:one")
    made = added({"model": "openai:other"})
    assert made["BREVIER_MODEL"] == "openai:other"
    assert "PATH" in made
