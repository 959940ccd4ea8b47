from evals.solvers.lexrank import LexRank, central
from evals.solvers.writing import reading_of
from service.models import Span
from tests.evals.makers import sample

TEXT = (
    "The tram will cross the bridge. The tram line needs the bridge repaired first. "
    "Cats sleep. The council says the bridge can carry the tram. Dogs bark."
)


def test_sentences_that_share_their_words_are_central_and_stand_in_order() -> None:
    spans = [sentence.span for sentence in reading_of(TEXT).sentences]
    found = central(TEXT, spans, 3)
    assert found == sorted(found)
    words = [TEXT[start:end] for start, end in found]
    assert not {"Cats sleep.", "Dogs bark."} & {*words}


def test_a_sentence_that_stands_twice_counts_once() -> None:
    text = "The tram is late. The tram is late. A cat sleeps."
    spans = [Span(0, 17), Span(18, 35), Span(36, 49)]
    assert central(text, spans, 3) == [Span(0, 17), Span(36, 49)]


def test_the_summary_has_three_sentences() -> None:
    briefing = LexRank().solve(sample())
    assert len(briefing.summary) == 3
    assert len(briefing.sections.criticism.lines) == 3
