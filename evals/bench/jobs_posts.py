"""Measures extractive POSTs: by one process and by two, beside a bare route and the pipeline alone.

Servers and the client are processes of their own; all articles differ, so that nothing comes from
the store. Two processes share a PostgreSQL database, which is started from its binaries or named
by `BREVIER_TEST_POSTGRES_URL`; without either, there is no row for them.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory

from evals.bench.articles import Articles
from evals.bench.posting import Told, post
from evals.bench.processes import Server, running
from evals.bench.row import Row
from evals.bench.throughput import cost_of_a_word

WORDS = 800
SHARE, TWO = 0.6, 1.5
_WARM, _ARTICLES, _BARE = 8, 136, 10
_AT_ONCE = 8
PATH = "/v1/briefings"


def rows(articles: Articles) -> list[Row]:
    """Compare what servers take in with what the pipeline alone and a bare route do."""
    texts = [articles.make(WORDS, number) for number in range(_WARM + _ARTICLES)]
    pipeline = 1 / (cost_of_a_word(texts[:30], 2).seconds * WORDS)
    with running("evals.bench.bare_route") as server:
        bare = _told([server], texts * _BARE)
    with TemporaryDirectory() as folder, _serving(1, data_dir=folder) as servers:
        one = _told(servers, texts)
    name = f"POSTs of {WORDS} words, extractive, {_AT_ONCE} at once"
    note = (
        f"{_words(one)}; the pipeline alone {pipeline:.0f} a second; "
        f"a bare route {bare.a_second / one.a_second:.0f} times as many: {_words(bare)}"
    )
    share = one.a_second / pipeline
    found = [Row(f"{name}: one process", share, "of the pipeline", SHARE, "more", note)]
    with _database() as url:
        return [*found, _two(name, texts, url)] if url else found


def _two(name: str, texts: Sequence[str], url: str) -> Row:
    """Compare two processes with one, on the same server of PostgreSQL."""
    half = len(texts) // 2
    with _serving(2, database_url=url) as servers:
        one = _told(servers[:1], texts[:half])
        two = _told(servers, texts[half:])
    note = f"one: {_words(one)}; two: {_words(two)}"
    figure = two.a_second / one.a_second
    return Row(f"{name}: two processes over one, PostgreSQL", figure, "times", TWO, "more", note)


@contextmanager
def _serving(number: int, **variables: str) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        made = [running("service.cli", "serve", "--port", "0", **variables) for _ in range(number)]
        yield [stack.enter_context(each) for each in made]


def _told(servers: Sequence[Server], texts: Sequence[str]) -> Told:
    ports, bodies = [each.port for each in servers], [json.dumps({"text": text}) for text in texts]
    post(ports, PATH, bodies[:_WARM], _AT_ONCE, 201)
    return post(ports, PATH, bodies[_WARM:], _AT_ONCE, 201)


def _words(told: Told) -> str:
    return (
        f"{told.a_second:.0f} a second, p50 {told.within(0.5):.0f} ms, "
        f"p99 {told.within(0.99):.0f} ms"
    )


@contextmanager
def _database() -> Iterator[str | None]:
    """Give the URL of an empty database, None where there is no server of PostgreSQL."""
    try:
        from tests.postgres import server
    except ImportError:  # outside of the repository
        yield None
        return
    with server() as found:
        if found is None:
            yield None
            return
        with found.database() as url:
            yield url
