"""Measures the event loop of `brevier serve` while it works on jobs: how late it wakes up.

Eight jobs of the model run at once, whose replies take a second; then articles are posted to the
extractive engine meanwhile, too. In between, single jobs tell how soon one begins.
"""

import json
import threading
import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection
from statistics import median
from tempfile import TemporaryDirectory

from evals.bench.articles import Articles
from evals.bench.jobs_posts import PATH
from evals.bench.llm_model import named
from evals.bench.llm_model import scripted as script
from evals.bench.posting import Told, post
from evals.bench.processes import Server, running
from evals.bench.row import Row
from evals.peers import ChildServer
from service.ingest import Sent, article_from_text
from service.text.split import split

WORDS, SHORT = 2000, 800
AT_ONCE = 8
REPLY_S = 1.0
LAG_MS, BEGIN_MS = 50.0, 100.0
_ROUND, _SINGLE, _POSTS = 12, 7, 64
_PATIENCE_S = 60


def rows(articles: Articles) -> list[Row]:
    """Look at the loop under jobs, and under jobs and requests."""
    texts = [articles.make(WORDS, number) for number in range(2 * _ROUND)]
    singles = [articles.make(SHORT, 1000 + number) for number in range(_SINGLE)]
    quick = [articles.make(SHORT, 2000 + number) for number in range(_POSTS)]
    known = [split(article_from_text(text, Sent())) for text in texts]
    with ChildServer(script(*known)) as model, TemporaryDirectory() as folder:
        variables = {
            "data_dir": folder,
            "model": f"openai:{named(REPLY_S)}",
            "llm_base_url": model.base_url,
            "chunk_tokens": "1500",
            "job_concurrency": str(AT_ONCE),
            "llm_concurrency": "64",
        }
        with running("evals.bench.watched", **variables) as server:
            client = _Client(server)
            begun = [client.began(text) for text in singles][1:]
            jobs = _span(lambda: client.work(texts[:_ROUND]))
            posts: list[Told] = []
            both = _span(
                lambda: client.work(texts[_ROUND:], lambda: posts.append(_post(server, quick)))
            )
            server.stop()
    lags = [(at, 1e3 * lag) for at, lag in json.loads(server.told.splitlines()[-1])]
    name = f"lag of the server's event loop, {AT_ONCE} LLM jobs running, p99"
    return [
        _row(name, lags, jobs, ""),
        _row(
            f"{name}, and articles of {SHORT} words posted",
            lags,
            both,
            f"; POSTs {posts[0].a_second:.0f} a second, p99 {posts[0].within(0.99):.0f} ms",
        ),
        Row(
            "from accepting a job to its beginning, median",
            1e3 * median(begun),
            "ms",
            BEGIN_MS,
            "less",
            f"the longest of {len(begun)}: {1e3 * max(begun):.0f} ms",
        ),
    ]


def _row(
    name: str, lags: Sequence[tuple[float, float]], span: tuple[float, float], more: str
) -> Row:
    seen = sorted(lag for at, lag in lags if span[0] <= at <= span[1])
    note = f"median {median(seen):.1f} ms, most {seen[-1]:.0f} ms, of {len(seen)} looks{more}"
    return Row(name, seen[int(0.99 * len(seen))], "ms", LAG_MS, "less", note)


def _span(work: Callable[[], None]) -> tuple[float, float]:
    began = time.monotonic()
    work()
    return began, time.monotonic()


def _post(server: Server, texts: Sequence[str]) -> Told:
    bodies = [json.dumps({"text": text, "engine": "extractive"}) for text in texts]
    return post([server.port], PATH, bodies, 4, 201)


class _Client:
    """Sends articles to be briefed as jobs, and looks at those."""

    def __init__(self, server: Server) -> None:
        self._connection = HTTPConnection("127.0.0.1", server.port, timeout=_PATIENCE_S)

    def began(self, text: str) -> float:
        """Give the seconds from a job's 202 to its beginning; it is over when this returns."""
        job = self._accept(text)
        accepted = time.perf_counter()
        self._until([job], ("running", "done"), 0.002)
        begun = time.perf_counter() - accepted
        self._until([job], ("done",), 0.05)
        return begun

    def work(self, texts: Sequence[str], meanwhile: Callable[[], None] = lambda: None) -> None:
        """Have all texts briefed by jobs, while something else is done."""
        jobs = [self._accept(text) for text in texts]
        beside = threading.Thread(target=meanwhile)
        beside.start()
        self._until(jobs, ("done",), 0.1)
        beside.join()

    def _accept(self, text: str) -> str:
        headers = {"Content-Type": "application/json", "Prefer": "respond-async"}
        self._connection.request("POST", PATH, json.dumps({"text": text}), headers)
        answer = self._connection.getresponse()
        told = answer.read()
        if answer.status != 202:
            raise RuntimeError(told.decode())
        return str(answer.headers["Location"])

    def _until(self, jobs: Sequence[str], states: Sequence[str], pause_s: float) -> None:
        deadline, open_ = time.monotonic() + _PATIENCE_S, list(jobs)
        while open_:
            self._connection.request("GET", open_[0])
            status = json.loads(self._connection.getresponse().read())["status"]
            if status in states:
                open_.pop(0)
                continue
            if status == "failed" or time.monotonic() > deadline:
                raise RuntimeError(f"a job that does not end: {status}")
            time.sleep(pause_s)
