"""The scripted engine: it says what it was told, and reports each chunk."""

import asyncio

from service.engines.base import Event
from service.engines.scripted import ScriptedEngine
from service.models import Article, DraftLine
from service.text.split import split
from service.text.tokens import load_counter


def test_it_proposes_its_script_and_reports_progress(seed_article: Article) -> None:
    lines = (DraftLine(section="summary", text="Anything.", sentences=(1,)),)
    engine = ScriptedEngine(lines=lines, counter=load_counter(), budget=200)
    seen: list[Event] = []
    draft = asyncio.run(engine.draft(split(seed_article), seen.append))
    assert draft.lines == lines
    assert draft.chunks == len(seen) > 1
    assert seen[-1] == Event("drafting", draft.chunks, draft.chunks)
