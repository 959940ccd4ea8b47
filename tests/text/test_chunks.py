import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.models import Article, Span
from service.text.chunks import Chunks, cut
from service.text.normalise import normalise
from service.text.reading import Reading
from service.text.split import split
from service.text.tokens import Counter, EstimatingCounter, load_counter
from tests.text.generated import FEW, TEXTS, article


class Letters:
    """Counts characters: the strictest counter there is."""

    estimated = False

    def count(self, text: str) -> int:
        return len(text)


COUNTERS: list[Counter] = [Letters(), EstimatingCounter("o200k_base"), load_counter()]


def _reading(text: str) -> Reading:
    return split(article(text))


def _words(reading: Reading, chunks: Chunks) -> list[str]:
    return [reading.text[chunk.start : chunk.end] for chunk in chunks.chunks]


def test_a_chunk_holds_as_many_whole_sentences_as_fit() -> None:
    reading = _reading("One is. Two is. Three is. Four is.")
    result = cut(reading, 16, Letters())
    assert _words(reading, result) == ["One is. Two is.", "Three is.", "Four is."]
    assert [(one.number, one.first, one.last, one.tokens) for one in result.chunks] == [
        (1, 1, 2, 15),
        (2, 3, 3, 9),
        (3, 4, 4, 8),
    ]
    assert result.cut == ()


def test_a_heading_goes_with_the_section_below_it(seed_article: Article) -> None:
    reading = split(seed_article)
    result = cut(reading, 160, load_counter())
    starts = {chunk.start for chunk in result.chunks}
    ends = {chunk.end for chunk in result.chunks}
    assert len(result.chunks) > 2
    assert {heading.start for heading in reading.headings} & starts
    assert not {heading.end for heading in reading.headings} & ends


def test_the_seed_is_one_chunk_under_a_usual_budget(seed_article: Article) -> None:
    reading = split(seed_article)
    counter = load_counter()
    assert cut(reading, 3000, counter).chunks == (
        (1, 1, 19, 0, len(reading.text), counter.count(reading.text)),
    )


def test_overlap_repeats_the_last_sentences_where_they_fit() -> None:
    reading = _reading("One is. Two is. Three is. Four is. Five is so very long a one.")
    chunks = cut(reading, 27, Letters(), overlap=1).chunks
    assert [(chunk.first, chunk.last) for chunk in chunks] == [(1, 3), (3, 4), (5, 5)]


def test_what_stands_below_the_last_sentence_is_not_lost() -> None:
    reading = _reading("One is. Two is.\n(Reporting by Ann Lee)")
    assert reading.bylines
    assert _words(reading, cut(reading, 100, Letters())) == [reading.text]
    assert _words(reading, cut(reading, 24, Letters())) == [
        "One is. Two is.",
        "(Reporting by Ann Lee)",
    ]


def test_a_sentence_longer_than_the_budget_is_cut_at_its_best_boundary_and_named() -> None:
    text = "Short one. A very long sentence, which goes on and on; it has clauses and never stops."
    reading = _reading(text)
    result = cut(reading, 45, Letters())
    assert result.cut == (reading.sentences[1].span,)
    assert _words(reading, result) == [
        "Short one.",
        "A very long sentence, which goes on and on;",
        "it has clauses and never stops.",
    ]
    assert [(chunk.first, chunk.last) for chunk in result.chunks] == [(1, 1), (2, 2), (2, 2)]


def test_a_long_heading_is_cut_off_before_its_sentence_is() -> None:
    text = "A headline that is much too long for any budget of so few letters\nIt is. So it is."
    reading = _reading(text)
    result = cut(reading, 30, Letters())
    assert reading.headings
    assert result.cut == ()
    assert _words(reading, result)[-1] == "It is. So it is."


def test_no_visible_character_is_cut_in_two() -> None:
    text = "x" + "e\u0323\u0301" * 40 + "👩\u200d🚀" * 40 + "."
    reading = Reading(article(text), _reading("a.").sentences[:0])
    sentence = _reading("y" * len(text)).sentences
    reading = Reading(article(text), sentence)
    for chunk in cut(reading, 20, Letters()).chunks:
        piece = text[chunk.start : chunk.end]
        assert piece[0] not in "\u0323\u0301\u200d"
        assert piece[-1] != "\u200d"


def test_an_estimated_budget_is_divided_by_one_and_a_half(seed_article: Article) -> None:
    reading, counter = split(seed_article), EstimatingCounter("o200k_base")
    assert all(chunk.tokens <= 200 for chunk in cut(reading, 300, counter).chunks)
    assert any(chunk.tokens > 150 for chunk in cut(reading, 300, counter).chunks)


def test_a_text_without_sentences_has_no_chunks() -> None:
    assert cut(_reading(""), 10, Letters()) == Chunks((), ())


@pytest.mark.parametrize("budget", [0, -1])
def test_a_budget_that_holds_nothing_is_refused(budget: int) -> None:
    with pytest.raises(ValueError, match="holds nothing"):
        cut(_reading("One is."), budget, Letters())


@FEW
@given(TEXTS, st.integers(24, 200), st.sampled_from(COUNTERS), st.integers(0, 3))
def test_chunks_lose_nothing_and_fit(raw: str, budget: int, counter: Counter, overlap: int) -> None:
    text = normalise(raw).text
    reading = _reading(text)
    chunks, cuts = cut(reading, budget, counter, overlap)
    limit = int(budget / 1.5) if counter.estimated else budget
    for chunk in chunks:
        words = text[chunk.start : chunk.end]
        assert words == words.strip()
        assert chunk.tokens == counter.count(words) <= limit
    assert [chunk.number for chunk in chunks] == list(range(1, len(chunks) + 1))
    assert all(one.start <= two.start and one.end <= two.end for one, two in pairwise(chunks))
    held = bytearray(len(text))
    for chunk in chunks:
        held[chunk.start : chunk.end] = b"\1" * (chunk.end - chunk.start)
    kept = [*(one.span for one in reading.sentences), *reading.headings, *reading.bylines]
    if chunks:
        assert all(held[at] or text[at].isspace() for span in kept for at in range(*span))
    assert set(cuts) == {
        one.span for one in reading.sentences if counter.count(reading.words_of(one)) > limit
    }


@FEW
@given(TEXTS, st.integers(24, 200))
def test_without_overlap_every_sentence_is_in_one_chunk_unless_it_was_cut(
    raw: str, budget: int
) -> None:
    reading = _reading(normalise(raw).text)
    chunks, cuts = cut(reading, budget, Letters())
    for one, two in pairwise(chunks):
        assert one.end <= two.start
        assert two.first in (one.last, one.last + 1)
    whole = [one for one in reading.sentences if one.span not in cuts]
    assert all(any(_holds(chunk, one.span) for chunk in chunks) for one in whole)


def _holds(chunk: tuple[int, ...], span: Span) -> bool:
    return chunk[3] <= span.start and span.end <= chunk[4]


@pytest.mark.parametrize("piece", ["A", "a ", "One. ", "部", "x, ", "👩\u200d🚀", "e\u0301"])
@pytest.mark.parametrize("counter", COUNTERS, ids=["letters", "estimate", "vocabulary"])
def test_a_long_run_of_anything_takes_linear_time(piece: str, counter: Counter) -> None:
    reading = _reading(piece * (100_000 // len(piece)))
    began = time.process_time()
    assert cut(reading, 600, counter).chunks
    assert time.process_time() - began < 3
