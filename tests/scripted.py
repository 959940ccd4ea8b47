"""A scripted model: it answers for an article what the extractive engine finds, in row form."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from evals.peers import ChatServer, Reply, Script
from service.engines.extractive import extract
from service.models import Article, DraftLine
from service.text.split import split


def answer(article: Article) -> str:
    """Give rows for an article, each of them grounded."""
    found: dict[str, list[str]] = {
        name: [] for name in ("summary", "positions", "criticism", "next_steps")
    }
    headline = ""
    for line in extract(split(article)).lines:
        if line.section == "headline":
            headline = ""  # the engine's own is taken then
        else:
            found[line.section].append(_row(line))
    return json.dumps({"headline": headline, **found}, ensure_ascii=False)


def _row(line: DraftLine) -> str:
    who = "".join(each.text for each in line.who[:1])
    target = "".join(each.text for each in line.target[:1])
    when = line.when.text if line.when else ""
    fields = {
        "summary": (),
        "positions": (who, line.polarity),
        "criticism": (who, target),
        "next_steps": (who, when, line.status),
    }[line.section]
    return "|".join((" ".join(map(str, line.sentences)), *fields, line.text))


@contextmanager
def configured(monkeypatch: pytest.MonkeyPatch, script: Script) -> Iterator[ChatServer]:
    """Run a scripted server, and let the settings of this process name it."""
    with ChatServer(script) as server:
        monkeypatch.setenv("BREVIER_MODEL", "openai:tiny")
        monkeypatch.setenv("BREVIER_LLM_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "sk-a-secret-that-nobody-may-see")
        yield server


def always(text: str, delay_s: float = 0.0) -> Script:
    """Give the script that answers the same each time."""
    return lambda _: Reply(text, delay_s=delay_s)
