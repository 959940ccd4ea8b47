"""The contract of engines: both that there are fulfil it."""

import asyncio

import pytest

from service.engines.base import Engine, Event, silent
from service.engines.extractive import ExtractiveEngine
from service.engines.scripted import ScriptedEngine
from service.models import Article, Draft
from service.text.split import split
from service.text.tokens import load_counter

ENGINES: tuple[Engine, ...] = (
    ExtractiveEngine(),
    ScriptedEngine(lines=(), counter=load_counter()),
)


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_an_engine_drafts_the_same_twice(engine: Engine, seed_article: Article) -> None:
    reading = split(seed_article)
    first, second = (asyncio.run(engine.draft(reading, silent)) for _ in range(2))
    assert isinstance(first, Draft)
    assert first == second


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_an_engine_says_who_it_is(engine: Engine) -> None:
    assert engine.name
    assert engine.version
    assert engine.model is None
    assert engine.prompts == ()


def test_silence_takes_every_event() -> None:
    silent(Event("drafting", 1, 2))
