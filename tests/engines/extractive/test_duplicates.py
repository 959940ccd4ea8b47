"""Merging: what one holder says twice is one line; a quotation that goes on joins its first."""

from service.engines.extractive.duplicates import merge
from service.models import Span
from tests.engines.extractive.samples import proposal


def test_the_same_said_twice_by_one_holder_is_one_line_with_both_sentences() -> None:
    found = merge([proposal("the tax must be cut", 1), proposal("The tax must be cut.", 4)])
    assert [(each.line.text, each.line.sentences) for each in found] == [
        ("the tax must be cut", (1, 4))
    ]


def test_the_same_said_by_two_stays_two_lines() -> None:
    two = [proposal("cut the tax", 1), proposal("cut the tax", 2, name="Peter Hall")]
    assert len(merge(two)) == 2


def test_other_words_of_one_holder_stay_two_lines() -> None:
    assert len(merge([proposal("cut the tax", 1), proposal("build a bridge soon", 2)])) == 2


def test_a_quotation_that_goes_on_joins_the_line_that_names_the_speaker() -> None:
    first = proposal("we need ferries", 1, claim=Span(0, 9))
    [found] = merge([first, proposal("old ones are unsafe", 2, head=1)])
    assert (found.line.text, found.line.sentences) == ("we need ferries", (1, 2))
    assert found.line.claim is None


def test_a_line_that_nothing_joins_keeps_its_claim() -> None:
    [found] = merge([proposal("we need ferries", 1, claim=Span(0, 9))])
    assert found.line.claim == Span(0, 9)


def test_a_quotation_whose_first_line_is_missing_stands_by_itself() -> None:
    [found] = merge([proposal("old ones are unsafe", 2, head=1)])
    assert found.line.sentences == (2,)


def test_a_line_takes_in_four_more_sentences_at_most() -> None:
    said = [proposal("we need ferries", 1)]
    said += [proposal(f"word{n} other{n}", n, head=1) for n in range(2, 9)]
    [found] = merge(said)
    assert found.line.sentences == (1, 2, 3, 4, 5)


def test_lines_come_out_in_the_order_of_the_text() -> None:
    said = [proposal("old ones are unsafe", 2, head=1), proposal("build a bridge", 3)]
    assert [each.sentence for each in merge(said)] == [2, 3]
