"""The life of a server: `/ready` says no first, jobs are handed on, and it ends."""

import signal
import time
from pathlib import Path

import httpx

from evals.peers import ChatServer
from tests.acceptance.processes import serve
from tests.conftest import SEED
from tests.jobs.running import article
from tests.scripted import always, answer

TEXT = {"Content-Type": "text/plain", "Prefer": "respond-async"}


def test_a_stop_is_announced_and_a_job_under_way_ends_after_the_next_start(tmp_path: Path) -> None:
    slow = always(answer(article()), delay_s=4)
    with ChatServer(slow) as server:
        variables = {
            "data_dir": str(tmp_path),
            "model": "openai:tiny",
            "llm_base_url": server.base_url,
            "stop_patience": "0",
        }
        with serve(**variables, stop_delay="1") as first:
            asked = httpx.Client(base_url=first.ready, trust_env=False)
            path = "/v1/briefings?published=2025-02-14"
            made = asked.post(path, content=SEED.read_bytes(), headers=TEXT)
            assert made.status_code == 202
            while not server.calls:
                time.sleep(0.05)
            first.signal(signal.SIGTERM)
            time.sleep(0.3)
            assert asked.get("/ready").json()["code"] == "stopping"
            assert asked.get("/health").status_code == 200
            began = time.monotonic()
            assert first.ended(20) in (0, -signal.SIGTERM)  # uvicorn raises it again at the end
            assert time.monotonic() - began < 15
            asked.close()
        assert "Traceback" not in first.output
        with serve(**variables) as second:
            asked = httpx.Client(base_url=second.ready, trust_env=False)
            deadline = time.monotonic() + 40
            while (job := asked.get(made.headers["location"]).json())["status"] != "done":
                assert time.monotonic() < deadline, (job, second.output)
                time.sleep(0.2)
            asked.close()
        assert server.calls == 2  # the one that was under way was made again
