"""The plan for an article: every sentence is asked about, and what that costs is known before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.engines.llm.asking import WHOLE, Asker, prompts
from service.engines.llm.part import Part
from service.engines.llm.planning import Plan, halves, plan
from service.errors import OverBudget
from service.models import Article
from service.text.reading import Reading
from service.text.split import split
from service.text.tokens import Counter, EstimatingCounter, load_counter
from tests.conftest import NOON
from tests.engines.llm.replies import Told, compact, replies
from tests.engines.llm.test_shown import Letters, body
from tests.text.generated import TEXTS, article

SOME = settings(deadline=None, max_examples=150)
PROMPTS = prompts()
COUNTER = load_counter()
ASKER = Asker(PROMPTS, COUNTER)
LETTERS = Asker(PROMPTS, Letters())
COUNTERS: list[Counter] = [Letters(), EstimatingCounter("o200k_base"), COUNTER]


def read(told: Told) -> Reading:
    return split(Article(text=told.article, received_at=NOON))


def held(parts: tuple[Part, ...]) -> list[int]:
    return [n for each in parts for n in range(each.shown.first, each.shown.last + 1)]


def said(parts: tuple[Part, ...]) -> str:
    """Give the words of all sentences that are shown."""
    lines = [line for each in parts for line in body(each.shown) if line[0] == "["]
    return "".join("".join(line.partition(" ")[2].split()) for line in lines)


def test_an_article_of_one_chunk_is_one_request(seed_article: Article) -> None:
    reading = split(seed_article)
    found = plan(reading, ASKER, 3000)
    (only,) = found.parts
    assert only.request.name == "extract 1"
    assert only.request.messages[-1].text == f"{only.shown.text}\n{WHOLE}"
    assert held(found.parts) == list(range(1, len(reading.sentences) + 1))
    assert found.cut == ()
    assert found.prompt_tokens == only.request.prompt_tokens
    assert found.answer_tokens == only.chunk.tokens


def test_of_several_chunks_each_says_which_it_is(seed_article: Article) -> None:
    found = plan(split(seed_article), ASKER, 200)
    many = len(found.parts)
    assert many > 2
    assert [each.request.name for each in found.parts] == [f"extract {n + 1}" for n in range(many)]
    for number, each in enumerate(found.parts, 1):
        assert f"part {number} of {many}" in each.request.messages[-1].text
    asked = sum(each.request.prompt_tokens for each in found.parts)
    assert found.prompt_tokens == asked + 750 * many


@SOME
@given(TEXTS, st.integers(1, 200), st.sampled_from(COUNTERS))
def test_every_sentence_is_asked_about(text: str, budget: int, counter: Counter) -> None:
    reading = split(article(text))
    found = plan(reading, Asker(PROMPTS, counter), max(budget, 2))
    assert set(held(found.parts)) == {each.number for each in reading.sentences}
    assert len({each.request.name for each in found.parts}) == len(found.parts)
    for each in found.parts:
        assert each.shown.text in each.request.messages[-1].text
        assert each.request.most_tokens > each.chunk.tokens
    for span in found.cut:
        assert any((each.start, each.end) == (span.start, span.end) for each in reading.sentences)


@SOME
@given(TEXTS, st.integers(60, 400), st.sampled_from(COUNTERS))
def test_halves_show_the_same_sentences_and_are_smaller(
    text: str, budget: int, counter: Counter
) -> None:
    asker = Asker(PROMPTS, counter)
    reading = split(article(text))
    for whole in plan(reading, asker, budget).parts:
        parts = halves(reading, whole, asker)
        if not parts:
            continue
        assert sorted({*held(parts)}) == held((whole,))
        assert said(parts) == said((whole,))
        assert all(each.chunk.tokens < whole.chunk.tokens for each in parts)
        assert all(whole.chunk.start <= each.chunk.start for each in parts)
        assert all(each.chunk.end <= whole.chunk.end for each in parts)


def test_a_piece_of_a_long_sentence_is_halved_alone() -> None:
    words = ", ".join(f"word{n}" for n in range(100))
    reading = split(article(f"One is here. The long one has {words}. Three is here."))
    found = plan(reading, LETTERS, 200)
    assert len(found.cut) == 1
    pieces = [each for each in found.parts if (each.shown.first, each.shown.last) == (2, 2)]
    assert len(pieces) > 3
    parts = halves(reading, pieces[1], LETTERS)
    assert said(parts) == said((pieces[1],))
    assert held(parts) == [2, 2, 2]
    assert [each.request.name for each in parts] == ["extract 3.1", "extract 3.2", "extract 3.3"]


def test_halves_can_be_halved_until_they_are_small(seed_article: Article) -> None:
    reading = split(seed_article)
    waiting, small = list(plan(reading, ASKER, 3000).parts), list[Part]()
    while waiting:
        whole = waiting.pop(0)
        parts = halves(reading, whole, ASKER)
        waiting = [*parts, *waiting]
        small += [] if parts else [whole]
    assert held(tuple(small)) == [each.number for each in reading.sentences]
    assert len({each.request.name for each in small}) == len(small)
    assert max(each.chunk.tokens for each in small) <= 90
    shown = [(each.shown.first, each.shown.last) for each in small]
    assert [(each.chunk.first, each.chunk.last) for each in small] == shown
    assert "This is part 1 of 3 of an article" in small[0].request.messages[-1].text


def test_a_heading_that_is_too_long_costs_no_call() -> None:
    heading = "WHAT THE COUNCIL SAID OF THE MATTER AND WHAT IT DID NOT"
    reading = split(article(f"{heading}\n\nIt said so.\n\n{heading}\n\nIt did so."))
    assert len(reading.headings) == 2
    found = plan(reading, LETTERS, 20)
    assert [(each.shown.first, each.shown.last) for each in found.parts] == [(1, 1), (2, 2)]
    assert "part 2 of 2" in found.parts[1].request.messages[-1].text


def test_there_is_nothing_to_ask_about_nothing() -> None:
    assert plan(split(article("")), ASKER, 3000) == Plan((), ())


def test_a_cap_for_an_article_is_kept_and_named(seed_article: Article) -> None:
    found = plan(split(seed_article), ASKER, 3000)
    needed = found.prompt_tokens + found.answer_tokens
    assert found.within(None) == found.within(needed) == needed
    with pytest.raises(OverBudget, match=rf"{needed:,} tokens and `BREVIER_MAX_ARTICLE_TOKENS`"):
        found.within(needed - 1)


# --------------------------------------------------------------------------- what tokens it takes


@pytest.mark.parametrize("told", replies(), ids=lambda told: told.name)
def test_a_prompt_has_few_tokens_beside_the_article(told: Told) -> None:
    (only,) = plan(read(told), ASKER, 3000).parts
    assert not COUNTER.estimated
    assert only.request.prompt_tokens <= 900 + 1.15 * only.chunk.tokens


def test_replies_in_rows_have_hardly_more_tokens_than_their_articles() -> None:
    article_tokens = sum(COUNTER.count(told.article) for told in replies())
    row_tokens = sum(COUNTER.count(compact(told.reply)) for told in replies())
    fixed = [
        plan(read(told), ASKER, 3000).parts[0].request.prompt_tokens
        - COUNTER.count(plan(read(told), ASKER, 3000).parts[0].shown.text)
        for told in replies()
    ]
    print(f"\narticles {article_tokens}, rows {row_tokens}, {row_tokens / article_tokens:.3f}")
    print(f"prompt without the article: {min(fixed)} to {max(fixed)}")
    assert row_tokens <= 1.1 * article_tokens


@pytest.mark.parametrize("told", replies(), ids=lambda told: told.name)
def test_no_reply_is_longer_than_an_answer_may_be(told: Told) -> None:
    (only,) = plan(read(told), ASKER, 3000).parts
    assert COUNTER.count(compact(told.reply)) < only.request.most_tokens
