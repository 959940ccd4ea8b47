"""Measures sentences and chunks together against LangChain's splitter and semchunk, side by side.

`python -m evals.bench.chunks [FOLDER]`: one article of 2 MB, 600 tokens a chunk, exact offsets, the
same text for all three in the same run. Ours also finds sentences, headings, bylines and notices.
"""

import gc
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import NamedTuple, cast

import tiktoken
from langchain_text_splitters import RecursiveCharacterTextSplitter
from semchunk.semchunk import chunk

from evals.bench.articles import Articles
from evals.bench.row import Row, table
from service.models import Article
from service.text.chunks import cut
from service.text.split import split
from service.text.tokens import load_counter

BYTES = 2_000_000
BUDGET = 600
ENCODING = "o200k_base"
ROUNDS = 3
_BYTES_A_WORD = 5.9


class Speeds(NamedTuple):
    """Megabytes a second of the best round of each."""

    ours: float
    langchain: float
    semchunk: float

    def __str__(self) -> str:
        return (
            f"ours {self.ours:.1f} : LangChain {self.langchain:.1f} : "
            f"semchunk {self.semchunk:.1f} MB/s"
        )


def rows(articles: Articles) -> list[Row]:
    """Give how many times as fast as either we are.

    Raises ImportError where a peer or the vocabulary is not installed.
    """
    if load_counter(encoding=ENCODING).estimated:
        raise ImportError("the vocabulary is missing: install requirements-vocabulary.lock")
    speeds = measure(articles)
    name = f"sentences and chunks, {BYTES // 1_000_000} MB, {BUDGET} tokens"
    times = speeds.ours / speeds.langchain, speeds.ours / speeds.semchunk
    return [
        Row(f"{name}: beside LangChain", times[0], "times as fast", 2.0, "more", str(speeds)),
        Row(f"{name}: beside semchunk", times[1], "times as fast", 1.0, "more", str(speeds)),
    ]


def measure(articles: Articles) -> Speeds:
    """Time all three on the same texts, a new one each round; every round of a peer is its own."""
    texts = [articles.make(int(BYTES / _BYTES_A_WORD), number) for number in range(ROUNDS)]
    return Speeds(*(_best(way, texts) for way in (ours, langchain, semantic)))


def ours(text: str) -> list[tuple[int, int]]:
    """Find the sentences and cut the chunks."""
    reading = split(Article(text=text, received_at=datetime(2026, 1, 1, tzinfo=UTC)))
    chunks = cut(reading, BUDGET, load_counter(encoding=ENCODING)).chunks
    return [(one.start, one.end) for one in chunks]


def langchain(text: str) -> list[tuple[int, int]]:
    """Cut with the splitter that LangChain's users know, asked for offsets."""
    splitter = RecursiveCharacterTextSplitter.from_tiktoken_encoder(
        encoding_name=ENCODING, chunk_size=BUDGET, chunk_overlap=0, add_start_index=True
    )
    found = splitter.create_documents([text])
    starts = [one.metadata["start_index"] for one in found]
    return [(at, at + len(one.page_content)) for at, one in zip(starts, found, strict=True)]


def semantic(text: str) -> list[tuple[int, int]]:
    """Cut with semchunk, asked for offsets; its memory of counts begins empty."""
    encode = tiktoken.get_encoding(ENCODING).encode_ordinary

    def count(words: str) -> int:
        return len(encode(words))

    spans = chunk(text, BUDGET, count, offsets=True)[1]
    return cast(list[tuple[int, int]], spans)


def _best(way: Callable[[str], list[tuple[int, int]]], texts: list[str]) -> float:
    """Give the speed of the best round, in megabytes a second of CPU time.

    The garbage collector rests meanwhile, as it does under `timeit`: it would walk all that the
    peers have imported.
    """
    speeds = []
    for text in texts:
        gc.collect()
        gc.disable()
        began = process_time()
        way(text)
        speeds.append(len(text.encode()) / 1e6 / (process_time() - began))
        gc.enable()
    return max(speeds)


def main() -> None:
    """Print the table of this bench alone."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print(table(rows(Articles(folder))))


if __name__ == "__main__":
    main()
