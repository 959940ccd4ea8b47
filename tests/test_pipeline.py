"""The pipeline: whatever an engine drafts, the briefing is whole, grounded and the same twice."""

import asyncio
import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from service.engines.base import Event, Events
from service.engines.extractive import ExtractiveEngine
from service.engines.scripted import ScriptedEngine
from service.errors import LanguageUnsupported
from service.models import Article, Briefing, Draft, DraftLine, Mention
from service.pipeline import Options, brief, briefing_id, stream
from service.text.reading import Reading
from service.text.tokens import load_counter
from tests.conftest import NOON

LINES = (
    DraftLine(
        section="criticism",
        text="such concessions would undermine Ukraine’s sovereignty and security",
        sentences=(14,),
        who=(Mention(text="John Bolton"),),
        target=(Mention(text="the idea of conceding territory to Russia"),),
    ),
    DraftLine(section="positions", text="won the lottery", sentences=(99,)),
)


def scripted(**changes: object) -> ScriptedEngine:
    engine = ScriptedEngine(lines=LINES, counter=load_counter())
    return replace(engine, **changes)  # type: ignore[arg-type]  # fields of the dataclass


def run(article: Article, engine: ScriptedEngine | ExtractiveEngine) -> Briefing:
    return asyncio.run(brief(article, engine, Options(clock=lambda: NOON)))


def test_true_lines_stay_and_the_rest_is_withheld_with_a_reason(seed_article: Article) -> None:
    briefing = run(seed_article, scripted())
    assert [line.critic for line in briefing.sections.criticism.lines] == ["John Bolton"]
    assert briefing.sections.positions.status == "none_found"
    assert [(w.section, w.reason, w.count) for w in briefing.withheld] == [
        ("positions", "no_such_sentence", 1)
    ]


def test_the_source_is_kept_whole_with_its_hash(seed_article: Article) -> None:
    (source,) = run(seed_article, scripted()).sources
    assert source.text == seed_article.text
    assert source.text_sha256 == hashlib.sha256(seed_article.text.encode()).hexdigest()


def test_a_failed_chunk_is_named_and_its_sentences_are_not_counted_as_read(
    seed_article: Article,
) -> None:
    coverage = run(seed_article, scripted(budget=200, failing=frozenset({2}))).coverage
    assert [gap.reason for gap in coverage.unread] == ["chunk_failed"]
    assert 0 < coverage.read < coverage.sentences


def test_a_sentence_longer_than_a_chunk_is_cut_and_named() -> None:
    long = "The minister said that " + "and ".join(["the bridge would open "] * 300) + "soon."
    text = f"{long} The council agreed with her on Monday."
    article = Article(text=text, received_at=NOON)
    briefing = run(article, scripted(lines=(), budget=100))
    assert len(briefing.coverage.cut) == 1


def test_an_estimate_of_tokens_is_said(seed_article: Article) -> None:
    class Guess:
        estimated = True

        def count(self, text: str) -> int:
            return len(text) // 4

    briefing = run(seed_article, scripted(counter=Guess()))
    assert briefing.receipt.tokens.estimated
    assert [d.reason for d in briefing.degraded] == ["tokens_estimated"]


def test_a_guessed_encoding_is_said(seed_article: Article) -> None:
    guessed = seed_article.model_copy(update={"encoding_guessed": True})
    assert [d.reason for d in run(guessed, scripted()).degraded] == ["encoding_guessed"]


def test_a_language_that_the_engine_does_not_read_is_refused(seed_article: Article) -> None:
    with pytest.raises(LanguageUnsupported, match="'fr'"):
        run(seed_article.model_copy(update={"language": "fr"}), ExtractiveEngine())


def without_clocks(briefing: Briefing) -> dict[str, object]:
    read: dict[str, object] = json.loads(briefing.to_json())
    for name in ("generated_at", "data_as_of"):
        del read[name]
    receipt = read["receipt"]
    assert isinstance(receipt, dict)
    del receipt["seconds"]
    return read


def test_the_same_article_gives_the_same_briefing(seed_article: Article) -> None:
    first, second = (run(seed_article, ExtractiveEngine()) for _ in range(2))
    assert without_clocks(first) == without_clocks(second)


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"url": "https://example.org/a"}, True),
        ({"received_at": datetime(2020, 1, 1, tzinfo=UTC)}, True),
        ({"text": "Another text."}, False),
        ({"published": date(2025, 2, 15)}, False),
    ],
)
def test_the_id_names_the_work(
    seed_article: Article, change: dict[str, object], same: bool
) -> None:
    engine = ExtractiveEngine()
    other = seed_article.model_copy(update=change)
    ids = {briefing_id(a, engine, Options()) for a in (seed_article, other)}
    assert (len(ids) == 1) is same


@pytest.mark.parametrize("change", [{"tenant": "b"}, {"max_lines": 3}])
def test_other_options_are_other_work(seed_article: Article, change: dict[str, object]) -> None:
    engine = ExtractiveEngine()
    first = briefing_id(seed_article, engine, Options())
    assert briefing_id(seed_article, engine, replace(Options(), **change)) != first  # type: ignore[arg-type]


def test_what_failed_is_other_work_so_that_it_is_tried_again(seed_article: Article) -> None:
    whole = briefing_id(seed_article, scripted(), Options())
    assert briefing_id(seed_article, scripted(), Options(), ("model_failed",)) != whole
    assert run(seed_article, scripted()).id == whole


def test_a_stream_tells_how_it_goes_and_ends_with_the_briefing(seed_article: Article) -> None:
    async def use() -> list[Event | Briefing]:
        return [each async for each in stream(seed_article, scripted(budget=200))]

    *events, last = asyncio.run(use())
    assert isinstance(last, Briefing)
    assert [event.stage for event in events if isinstance(event, Event)][-1] == "grounded"
    drafting = [each.done for each in events if isinstance(each, Event) and each[0] == "drafting"]
    assert drafting == list(range(1, len(drafting) + 1))
    assert len(drafting) > 1


def test_a_stream_fails_as_its_briefing_does(seed_article: Article) -> None:
    german = seed_article.model_copy(update={"language": "de"})

    async def use() -> None:
        async for _ in stream(german, ExtractiveEngine()):
            raise AssertionError

    with pytest.raises(LanguageUnsupported):
        asyncio.run(use())


def test_whoever_stops_listening_stops_the_work(seed_article: Article) -> None:
    class Waiting(ExtractiveEngine):
        stopped = False

        async def draft(self, reading: Reading, events: Events) -> Draft:
            events(Event("drafting", 0, 1))
            try:
                await asyncio.Event().wait()
            finally:
                self.stopped = True
            return Draft()

    async def use() -> bool:
        engine = Waiting()
        told = stream(seed_article, engine)
        await anext(told)
        await told.aclose()
        await asyncio.sleep(0)
        return engine.stopped

    assert asyncio.run(use())
