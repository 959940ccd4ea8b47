"""Measures the CPU that a job takes beyond its briefing: queue, workflow, steps, progress, end.

The model is in a process of its own and answers at once. The same articles are briefed and stored
without a job, then as jobs of one worker, one after the other; the CPU of the process is noted at
the end of each, and each article is compared with itself.
"""

import asyncio
import gc
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from evals.bench.articles import Articles
from evals.bench.llm_model import named, scripted
from evals.bench.row import Row
from evals.peers import ChildServer
from service.ingest import Sent, article_from_text
from service.jobs.work import Work
from service.models import Article
from service.pipeline import brief
from service.settings import Settings
from service.stores.jobs import NewJob
from service.stores.queue import End
from service.text.split import split
from service.wiring import Engines, build_jobs, build_store, build_worker

WORDS, TOKENS = 1200, 500
TARGET_MS = 60.0
_ROUNDS, _ROUND, _WARM = 3, 11, 2
_PATIENCE_S = 120


def rows(articles: Articles) -> list[Row]:
    """Compare the CPU of an article as a job with that of the same article without one."""
    texts = [_article(articles.make(WORDS, number)) for number in range(_ROUNDS * _ROUND)]
    bare, jobs = list[float](), list[float]()
    with TemporaryDirectory() as folder, ChildServer(scripted(*map(split, texts))) as server:
        for at in range(0, len(texts), _ROUND):  # in turn, as a busy machine makes both dearer
            some = texts[at : at + _ROUND]
            bare += asyncio.run(_alone(_settings(f"{folder}/bare {at}", server), some))[_WARM:]
            jobs += asyncio.run(_jobs(_settings(f"{folder}/jobs {at}", server), some))[_WARM:]
        calls = server.calls / 2 / len(texts)
    beyond = sorted(job - alone for job, alone in zip(jobs, bare, strict=True))
    quarter = len(beyond) // 4
    note = (
        f"{median(jobs):.0f} ms as a job, {median(bare):.0f} without; {calls:.1f} calls each; "
        f"half of {len(beyond)} between {beyond[quarter]:.0f} and {beyond[-quarter - 1]:.0f}"
    )
    name = f"CPU of a job on top of its briefing, articles of {WORDS:,} words, median"
    return [Row(name, median(beyond), "ms", TARGET_MS, "less", note)]


async def _alone(settings: Settings, texts: Sequence[Article]) -> list[float]:
    """Give the milliseconds of CPU that each article takes, briefed and stored."""
    store = build_store(settings)
    engines = Engines(settings, store)
    stamps = [process_time()]
    for text in texts:
        await store.save(await brief(text, engines.get("llm")), "")
        stamps.append(process_time())
        _settled(stamps)
    await engines.aclose()
    await store.close()
    return _gaps(stamps)


async def _jobs(settings: Settings, texts: Sequence[Article]) -> list[float]:
    """Give the milliseconds of CPU that each article takes as a job."""
    jobs, worker = build_jobs(settings), build_worker(settings)
    await jobs.accept("", [_job(text, number) for number, text in enumerate(texts)], most=1000)
    await jobs.close()
    stamps, last = [process_time()], worker.queue.finish

    async def finish(job_id: str, end: End) -> None:
        await last(job_id, end)
        if end.status != "done":
            raise RuntimeError(f"a job that did not go as this bench means it: {end}")
        stamps.append(process_time())
        _settled(stamps)
        worker.nudge()
        if len(stamps) > len(texts):
            worker.stop()

    worker.queue.finish = finish  # type: ignore[method-assign]
    await asyncio.wait_for(worker.run(), _PATIENCE_S)
    return _gaps(stamps)


def _settled(stamps: Sequence[float]) -> None:
    if len(stamps) == _WARM:
        gc.collect()
        gc.freeze()  # as processes of `brevier` do with what they have loaded


def _gaps(stamps: Sequence[float]) -> list[float]:
    return [1e3 * (later - earlier) for earlier, later in pairwise(stamps)]


def _settings(folder: str, server: ChildServer) -> Settings:
    return Settings(
        data_dir=Path(folder),
        model=f"openai:{named(0)}",
        llm_base_url=server.base_url,
        chunk_tokens=TOKENS,
        job_concurrency=1,
    )


def _job(text: Article, number: int) -> NewJob:
    work = Work(tenant="", key=f"work {number}", article=text, engine="llm")
    return NewJob(work.key, work.model_dump_json())


def _article(text: str) -> Article:
    return article_from_text(text, Sent(languages=frozenset({"en"})))
