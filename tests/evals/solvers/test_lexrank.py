from evals.solvers.lexrank import LexRank, central
from evals.solvers.writing import reading_of
from service.models import Span
from tests.evals.makers import sample

HUB = "A tram crosses bridge, market and harbour."
TEXT = f"Some tram stopped. That bridge creaks. {HUB} Every market opens. This harbour froze."


def test_a_sentence_that_shares_words_with_most_others_is_the_most_central() -> None:
    spans = [sentence.span for sentence in reading_of(TEXT).sentences]
    (found,) = central(TEXT, spans, 1)
    assert TEXT[found.start : found.end] == HUB
    assert central(TEXT, spans, 4) == sorted(central(TEXT, spans, 4))


def test_a_sentence_that_stands_twice_counts_once() -> None:
    text = "The tram is late. The tram is late. A cat sleeps."
    spans = [Span(0, 17), Span(18, 35), Span(36, 49)]
    assert central(text, spans, 3) == [Span(0, 17), Span(36, 49)]


def test_the_summary_has_three_sentences() -> None:
    briefing = LexRank().solve(sample())
    assert len(briefing.summary) == 3
    assert len(briefing.sections.criticism.lines) == 3
