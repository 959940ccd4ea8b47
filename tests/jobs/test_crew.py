"""The crew: a worker in a thread, which ends when it is told to, and one that cannot begin."""

from pathlib import Path

from service.jobs.crew import Crew
from service.wiring import build_worker
from tests.jobs import running


def test_a_crew_stops(tmp_path: Path) -> None:
    settings = running.settings(running.sqlite(tmp_path), None)
    crew = Crew(lambda: build_worker(settings))
    crew.start()
    crew.stop()
    assert not crew._thread.is_alive()


def test_a_worker_that_cannot_be_made_stops_nobody() -> None:
    def fail() -> None:
        raise RuntimeError

    crew = Crew(fail)  # type: ignore[arg-type]
    crew.start()
    crew.stop()
