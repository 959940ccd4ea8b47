"""Counts the tokens of the llm engine with tiktoken, on the articles that a strong model answered.

What a call takes beyond the words of its chunk is paid for every time; and so is what a reply takes
to say the same. The replies are the unedited ones, written in the rows that the engine asks for.
"""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from evals.bench.articles import Articles
from evals.bench.row import Row
from evals.dataset import load
from evals.solvers.encoding import encoded
from evals.solvers.engine import article_of
from evals.solvers.grounded import LANGUAGES, reply
from evals.solvers.replies import FOLDER
from service.engines.llm import Asker, prompts
from service.engines.llm.planning import plan
from service.engines.llm.rows import schema
from service.text.split import split
from service.text.tokens import Counter, load_counter

OVERHEAD, A_TOKEN, REPLY = 900, 1.15, 1.1
_WHOLE = 100_000


class Counted(NamedTuple):
    """The tokens of one article."""

    article: int
    prompt: int
    rows: int
    """Of the reply in our rows."""
    draft: int
    """Of the reply as it came, without layout."""


def rows(_: Articles) -> list[Row]:
    """Compare prompts with their chunks, and replies with their articles.

    Raises ImportError where the vocabulary is not installed.
    """
    counter = load_counter()
    if counter.estimated:
        raise ImportError("the vocabulary is missing: install requirements-vocabulary.lock")
    found = [*_counted(counter)]
    article, rows_, draft = (
        sum(getattr(each, name) for each in found) for name in ("article", "rows", "draft")
    )
    most = max(found, key=lambda each: each.prompt - A_TOKEN * each.article)
    over = most.prompt - A_TOKEN * most.article
    worst = max(each.rows / each.article for each in found)
    return [
        Row(
            f"tokens of a prompt beyond {A_TOKEN}x its chunk, at most, {len(found)} articles",
            over,
            "tokens",
            OVERHEAD,
            "less",
            f"{most.prompt} for a chunk of {most.article}; all: {_range(found)}; the schema, where "
            f"it is sent, is {counter.count(json.dumps(schema()))} tokens of JSON",
        ),
        Row(
            f"tokens of the replies in our rows over their articles, {len(found)} articles",
            rows_ / article,
            "times",
            REPLY,
            "less",
            f"{rows_} over {article}; the most of one {worst:.2f}; as they came, without layout, "
            f"{draft / article:.2f}",
        ),
    ]


def _counted(counter: Counter) -> Iterator[Counted]:
    asker = Asker(prompts(), counter)
    for sample in load().samples:
        place = FOLDER / f"{sample.id}.reply.json"
        if not place.exists():
            continue
        reading = split(article_of(sample, LANGUAGES))
        (part,) = plan(reading, asker, _WHOLE).parts
        written: Any = json.loads(place.read_text(encoding="utf-8"))
        yield Counted(
            article=counter.count(reading.text[part.chunk.start : part.chunk.end]),
            prompt=part.request.prompt_tokens,
            rows=counter.count(encoded(reply(FOLDER, sample.id, reading))),
            draft=counter.count(json.dumps(written, ensure_ascii=False, separators=(",", ":"))),
        )


def _range(found: list[Counted]) -> str:
    beyond = [each.prompt - A_TOKEN * each.article for each in found]
    return f"{min(beyond):.0f} to {max(beyond):.0f}"
