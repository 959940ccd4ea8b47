"""The engine as a whole, with a scripted model: calls, rounds, failures, budget, progress."""

import asyncio
import json
import random
from collections.abc import Callable
from itertools import pairwise

import pytest

from service.engines.base import Event
from service.engines.extractive import ExtractiveEngine, extract
from service.engines.llm.base import ModelReply, ModelRequest
from service.errors import (
    ContextOverflow,
    ModelError,
    ModelRefused,
    ModelTimeout,
    ModelUnusable,
    OverBudget,
)
from service.grounding import ground
from service.models import SECTIONS, Article, Draft
from service.pipeline import brief
from service.text.reading import Reading
from service.text.split import split
from service.verify import verify
from tests.conftest import SEED
from tests.engines.llm.scripting import (
    SPENT,
    Script,
    drafted,
    engine,
    honest,
    rows_of,
    texts,
)
from tests.grounding.samples import reading

SMALL = 60
"""Tokens a chunk: fifteen chunks of the seed article."""


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


def _failing(read: Reading, error: Exception, *names: str) -> Script:
    answering = honest(read)

    def answer(request: ModelRequest) -> object:
        return error if request.name in names else answering(request)

    return Script(answer)


def _lines(draft: Draft) -> list[tuple[object, ...]]:
    return [
        (each.section, each.text, each.sentences, each.who, each.target) for each in draft.lines
    ]


def test_a_chunk_whose_answer_stands_costs_one_call(seed: Reading) -> None:
    script = Script(honest(seed))
    draft = drafted(seed, script)
    assert script.names == ["extract 1"]
    assert (draft.model_calls, draft.repairs, draft.chunks) == (1, 0, 1)
    assert draft.tokens.input == SPENT.input
    assert not draft.withheld
    assert not draft.degraded


def test_the_seed_is_briefed_as_by_the_rules(seed_article: Article, seed: Reading) -> None:
    mine = asyncio.run(brief(seed_article, engine(Script(honest(seed)))))
    theirs = asyncio.run(brief(seed_article, ExtractiveEngine()))
    assert verify(mine).ok
    assert not mine.withheld
    for section in SECTIONS:
        lines, others = (getattr(each.sections, section).lines for each in (mine, theirs))
        assert len(lines) == len(others) > 0
        assert {each.text for each in lines} == {each.text for each in others}
    assert mine.headline
    assert theirs.headline
    assert mine.headline.text == theirs.headline.text
    assert len(mine.summary) == len(theirs.summary)
    answered = [each.reply.status for each in mine.sections.criticism.lines]
    assert sorted(answered) == sorted(each.reply.status for each in theirs.sections.criticism.lines)


def test_one_chunk_and_many_give_the_same_lines_in_the_same_order(seed: Reading) -> None:
    one = drafted(seed, Script(honest(seed)))
    many = drafted(seed, Script(honest(seed)), chunk_tokens=SMALL)
    assert many.chunks >= 15
    assert _lines(many) == _lines(one)
    found, wanted = ground(many, seed, 40), ground(one, seed, 40)
    assert found[2:] == wanted[2:]  # the headline of many is that of the rules: the same words


@pytest.mark.parametrize("name", ["takeover-brisco-halden", "foreign-shoal-talks"])
def test_twenty_chunks_of_a_long_article(name: str) -> None:
    read = reading((SEED.parents[1] / name / "article.txt").read_text(encoding="utf-8"))
    one = drafted(read, Script(honest(read)))
    many = drafted(read, Script(honest(read)), chunk_tokens=SMALL)
    assert many.chunks >= 20
    assert _bodies(many) == _bodies(one)
    found, wanted = ground(many, read, 40), ground(one, read, 40)
    assert (found.positions, found.criticism) == (wanted.positions, wanted.criticism)
    assert found.next_steps == wanted.next_steps


def _bodies(draft: Draft) -> list[tuple[object, ...]]:
    return [each for each in _lines(draft) if each[0] in SECTIONS]


def test_requests_and_lines_do_not_hang_on_who_answers_first(seed: Reading) -> None:
    def run(number: int) -> tuple[list[ModelRequest], Draft]:
        chance = random.Random(number)
        delays = {f"extract {at}": chance.random() / 20 for at in range(1, 20)}
        script = Script(_forgetful(seed), delays=delays)
        return script.asked, drafted(seed, script, chunk_tokens=SMALL)

    first, draft = run(1)
    second, again = run(2)
    assert [each.name for each in first] == [each.name for each in second]
    assert first == second
    assert draft == again
    assert [each.name for each in first[:3]] == ["extract 1", "extract 2", "extract 3"]
    assert len({each.name for each in first}) == len(first)
    assert any(each.name.startswith("repair ") for each in first)


def _forgetful(read: Reading) -> Callable[[ModelRequest], object]:
    """Answer honestly, but for the critics."""
    answering = honest(read)

    def answer(request: ModelRequest) -> object:
        found = answering(request)
        return (
            {**found, "criticism": []}
            if isinstance(found, dict) and "criticism" in found
            else found
        )

    return answer


def test_progress_is_told_in_order(seed: Reading) -> None:
    events: list[Event] = []
    drafted(seed, Script(_forgetful(seed)), events, chunk_tokens=SMALL)
    stages = list(dict.fromkeys(event.stage for event in events))
    assert stages == ["drafting", "repairing", "merging"]
    done = [event.done for event in events if event.stage == "drafting"]
    assert done == list(range(1, len(done) + 1))
    for stage in stages:
        last = [event for event in events if event.stage == stage][-1]
        assert last.done == last.total


def test_what_is_too_long_is_cut_smaller_and_read(seed: Reading) -> None:
    answering = honest(seed)

    def answer(request: ModelRequest) -> object:
        long = request.form_name == "briefing" and request.prompt_tokens > 1300
        return ContextOverflow("too long") if long else answering(request)

    events: list[Event] = []
    script = Script(answer)
    draft = drafted(seed, script, events)
    assert script.names[0] == "extract 1"
    assert script.names[1:3] == ["extract 1.1", "extract 1.2"]
    assert draft.chunks == sum(each.startswith("extract 1.") for each in script.names)
    assert not draft.unread
    assert not draft.degraded
    assert _lines(draft) == _lines(drafted(seed, Script(answering)))
    assert all(one.done <= two.done for one, two in pairwise(events) if one.stage == two.stage)
    early = [event for event in events[:-3] if event.stage == "drafting"]
    assert [event.done for event in early][:2] == [1, 1]


def test_a_context_that_nothing_fits_into_is_a_failure(seed: Reading) -> None:
    script = Script(lambda _: ContextOverflow("too long"))
    draft = drafted(seed, script)
    assert draft.degraded[0].reason == "model_failed"
    assert draft.lines == extract(seed).lines
    assert len(script.names) == len(set(script.names)) < 100


def test_a_chunk_that_fails_is_named_as_unread(seed: Reading) -> None:
    script = _failing(seed, ModelError("a broken connection"), "extract 2")
    draft = drafted(seed, script, chunk_tokens=SMALL)
    (gap,) = draft.unread
    unread = [each for each in seed.sentences if gap.start <= each.start < gap.end]
    assert unread
    assert gap.reason == "chunk_failed"
    shown = " ".join(each.messages[-1].text for each in script.asked if each.name != "extract 2")
    for sentence in unread:
        assert " ".join(seed.words_of(sentence).split()) not in shown
    assert [each.reason for each in draft.degraded] == ["model_failed"]
    assert "a broken connection" in draft.degraded[0].detail
    assert draft.lines


def test_only_what_no_other_chunk_shows_is_unread(seed: Reading) -> None:
    numbers = [f"extract {each}" for each in range(3, 6)]
    draft = drafted(seed, _failing(seed, ModelError("gone"), *numbers), chunk_tokens=SMALL)
    covered = {at for gap in draft.unread for at in range(gap.start, gap.end)}
    unread = [each for each in seed.sentences if each.start in covered]
    assert unread
    for sentence in unread:
        assert covered >= set(range(sentence.start, sentence.end))


REFUSED = ModelReply(text="I cannot.", finish="refused")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (ModelError("broken"), "model_failed"),
        (ModelTimeout("late"), "model_failed"),
        (ModelRefused("no"), "model_refused"),
        (OverBudget("spent"), "over_budget"),
        (REFUSED, "model_refused"),
        (ModelReply(text='{"headline":"1|', finish="filtered"), "model_refused"),
        ("", "model_unusable"),
        ("Sure! Here is the briefing.", "model_unusable"),
        ("[1, 2, 3]", "model_unusable"),
        ({"answer": 42}, "model_unusable"),
        ({"positions": ["1|x|y|z", 7, None, ["a"], {"text": 3}]}, "model_unusable"),
        ({"positions": "no list", "headline": {"text": ["deep"]}}, "model_unusable"),
        (ModelReply(text='{"headl', finish="length"), "model_unusable"),
    ],
)
def test_where_all_fails_the_rules_brief_and_say_why(
    seed: Reading, answer: object, reason: str
) -> None:
    for tokens in (3000, SMALL):
        script = Script(lambda _: answer)
        draft = drafted(seed, script, chunk_tokens=tokens)
        assert draft.lines == extract(seed).lines
        assert [each.reason for each in draft.degraded] == [reason]
        assert draft.model_calls == len(script.asked)
        assert draft.repairs == sum(each.startswith("repair") for each in script.names)


@pytest.mark.parametrize("answer", [ModelTimeout("late"), REFUSED, "", {"positions": ["1|x|y|z"]}])
def test_strict_raises_instead(seed: Reading, answer: object) -> None:
    with pytest.raises(ModelError) as raised:
        drafted(seed, Script(lambda _: answer), strict=True)
    if isinstance(answer, ModelTimeout):
        assert raised.value is answer
    else:
        assert isinstance(raised.value, ModelRefused | ModelUnusable)


def test_without_rules_for_its_language_the_error_is_raised() -> None:
    german = reading(
        "Der Minister fordert mehr Geld. Die Gewerkschaft lehnt das ab.", language="de"
    )
    with pytest.raises(ModelTimeout):
        drafted(german, Script(lambda _: ModelTimeout("late")))


def test_a_text_in_another_language_is_briefed(seed: Reading) -> None:
    german = reading(
        "Der Minister fordert mehr Geld. Die Gewerkschaft lehnt das ab.", language="de"
    )
    answer = {"positions": ["1|Der Minister|demands|fordert mehr Geld"]}
    assert texts(drafted(german, Script(lambda _: answer))) == ["fordert mehr Geld"]


def test_what_was_cut_off_keeps_its_whole_rows_and_asks_for_the_rest(seed: Reading) -> None:
    whole = json.dumps(honest(seed)(_first(seed)))
    half = ModelReply(text=whole[: len(whole) * 2 // 3], finish="length")
    rest = honest(seed)
    script = Script(lambda request: half if request.name == "extract 1" else rest(request))
    draft = drafted(seed, script)
    assert script.names == ["extract 1", "repair 1"]
    assert "cut off" in script.asked[1].messages[-1].text
    assert not draft.degraded
    assert sorted(texts(draft)) == sorted(texts(drafted(seed, Script(rest))))


def test_what_stays_cut_off_is_said(seed: Reading) -> None:
    whole = json.dumps(honest(seed)(_first(seed)))
    half = ModelReply(text=whole[: len(whole) // 2], finish="length")
    draft = drafted(seed, Script(lambda _: half))
    assert texts(draft, "positions")
    assert [each.reason for each in draft.degraded] == ["model_unusable"]
    assert "cut off" in draft.degraded[0].detail


def _first(read: Reading) -> ModelRequest:
    script = Script(honest(read))
    drafted(read, script)
    return script.asked[0]


def test_noise_is_withheld_row_by_row_and_the_rules_brief(seed: Reading) -> None:
    chance = random.Random(7)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def words(many: int) -> str:
        return " ".join(
            "".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(many)
        )

    def noise(request: ModelRequest) -> object:
        def row(fields: int) -> str:
            return "|".join(
                (str(chance.randint(1, 40)), *(words(3) for _ in range(fields)), words(8))
            )

        return {
            "headline": row(0),
            "summary": [row(0) for _ in range(4)],
            "positions": [row(2) for _ in range(9)],
            "criticism": [row(2) for _ in range(9)],
            "next_steps": [row(3) for _ in range(9)],
        }

    script = Script(noise)
    draft = drafted(seed, script)
    assert script.names == ["extract 1", "repair 1"]
    assert draft.lines == extract(seed).lines
    assert [each.reason for each in draft.degraded] == ["model_unusable"]
    assert sum(each.count for each in draft.withheld) == 2 * (1 + 4 + 27)
    assert all(each.reason for each in draft.withheld)


def test_noise_with_one_part_broken_is_noise(seed: Reading) -> None:
    broken = ModelError("gone")
    answer = {"positions": ["1|xq|zv|qq ww"], "headline": "", "summary": []}
    script = Script(lambda request: broken if request.name == "extract 1" else answer)
    draft = drafted(seed, script, chunk_tokens=SMALL)
    assert draft.lines == extract(seed).lines
    assert draft.degraded


def test_the_receipt_counts_and_prices(seed: Reading) -> None:
    draft = drafted(seed, Script(honest(seed)), price=lambda tokens: tokens.input / 1000)
    assert draft.cost_usd == pytest.approx(0.1)
    assert (draft.tokens.input, draft.tokens.output, draft.tokens.cached) == (100, 10, 1)


def test_the_article_stands_in_the_last_message_between_markers(seed: Reading) -> None:
    script = Script(honest(seed))
    drafted(seed, script)
    *before, last = script.asked[0].messages
    assert last.speaker == "user"
    key = last.text.split("\n", 1)[0].removeprefix("<article ").removesuffix(">")
    assert last.text.count(f"</article {key}>") == 1
    words = seed.words_of(seed.sentences[3])
    assert words in last.text
    assert all(words not in each.text for each in before)


def test_rows_of_the_table_are_those_of_the_rules(seed: Reading) -> None:
    assert len(rows_of(seed)) == len(extract(seed).lines)
