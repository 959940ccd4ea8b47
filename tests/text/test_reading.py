from service.models import Span
from service.text.reading import Reading, Sentence
from tests.text.generated import article


def test_a_reading_gives_words_spans_and_starts() -> None:
    reading = Reading(article("One. Two."), (Sentence(1, 0, 4, 0), Sentence(2, 5, 9, 0)))
    assert reading.text == "One. Two."
    assert reading.sentences[1].span == Span(5, 9)
    assert reading.words_of(reading.sentences[1]) == "Two."
    assert reading.words_of(Span(0, 3)) == "One"
    assert reading.sentence_starts == [0, 5]
