"""The one pass over an article."""

import time

from hypothesis import given, settings

from service.english.attribution import LONGEST
from service.english.study import study
from tests.english.samples import PROSE, reading

TEXT = "Ada Thorne opposes the tunnel. The council will vote on Monday. It rained all night."


def test_each_sentence_has_its_attributions_and_steps() -> None:
    seen = study(reading(TEXT)).seen
    counts = [(len(each.attributions), len(each.futures)) for each in seen]
    assert counts == [(1, 0), (0, 1), (0, 0)]


def test_a_reading_is_studied_once() -> None:
    read = reading(TEXT)
    assert study(read) is study(read)


def test_the_share_of_quoted_words_is_told() -> None:
    seen = study(reading("It rained. “It never rains in May.”")).seen
    assert [each.quoted for each in seen] == [0.0, 1.0]


def test_a_quotation_goes_on_into_the_next_sentence_but_not_the_next_paragraph() -> None:
    text = "Ada Thorne said: “We left. They stayed here.\n\nIt rained all night and all day."
    seen = study(reading(text)).seen
    assert [(each.opens, each.quoted == 1) for each in seen] == [
        (True, False),
        (True, True),
        (False, False),
    ]


def test_of_a_very_long_sentence_only_the_beginning_is_kept() -> None:
    seen = study(reading("the mill and " * LONGEST)).seen
    assert all(each.sentence.end - each.sentence.start <= LONGEST for each in seen)


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_there_is_one_row_for_each_sentence(text: str) -> None:
    read = reading(text)
    assert [each.sentence.number for each in study(read).seen] == [
        sentence.number for sentence in read.sentences
    ]


def test_four_times_the_sentences_take_about_four_times_as_long() -> None:
    texts = ["Ada Thorne said that Mr Brandt will go. " * size for size in (300, 1_200)]
    spent = []
    for text in texts:
        read = reading(text)
        began = time.process_time()
        study(read)
        spent.append(time.process_time() - began)
    assert spent[1] < 10 * spent[0] + 0.2
