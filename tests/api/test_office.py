"""The office: what is quick is done at once, the rest waited for as long as was said."""

from pathlib import Path

from evals.peers import ChatServer
from tests.api.conftest import working
from tests.jobs.running import article
from tests.scripted import always, answer


def test_a_model_that_is_quick_enough_is_waited_for(tmp_path: Path, seed_text: str) -> None:
    script = always(answer(article()), delay_s=0.5)
    with ChatServer(script) as server, working(tmp_path, server) as peer:
        made = peer.post("/v1/briefings", seed_text)
        assert made.status_code == 201
        assert made.headers["location"] == f"/v1/briefings/{made.json()['id']}"


def test_a_model_that_is_slower_is_a_job(tmp_path: Path, seed_text: str) -> None:
    script = always(answer(article()), delay_s=20)
    with ChatServer(script) as server, working(tmp_path, server) as peer:
        made = peer.post("/v1/briefings", seed_text, Prefer="wait=1")
        assert made.status_code == 202
        # The same work is the same job, as long as it is under way.
        again = peer.post("/v1/briefings", seed_text, Prefer="wait=0")
        assert again.json()["id"] == made.json()["id"]
        peer.ask("DELETE", made.headers["location"])


def test_the_worker_is_nudged_where_there_is_a_new_job(tmp_path: Path, seed_text: str) -> None:
    nudges: list[int] = []
    with working(tmp_path) as peer:
        peer.app.state.office.nudge = lambda: nudges.append(1)
        peer.post("/v1/briefings", seed_text, Prefer="respond-async")
        assert len(nudges) == 1
        peer.post("/v1/briefings", f"{seed_text} And so on.")
        assert len(nudges) == 1  # it was briefed at once


def test_the_extractive_engine_is_no_job_unless_that_is_preferred(
    tmp_path: Path, seed_text: str
) -> None:
    with working(tmp_path) as peer:
        assert peer.post("/v1/briefings", seed_text, Prefer="wait=0").status_code == 201
        other = f"{seed_text} And so on."
        assert peer.post("/v1/briefings", other, Prefer="respond-async").status_code == 202
