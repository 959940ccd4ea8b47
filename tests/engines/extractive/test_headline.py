"""Headline and summary: the article's own words, whole, with what they rest on."""

import pytest

from service.engines.extractive.engine import extract
from service.engines.extractive.headline import headline
from service.models import DraftLine
from tests.engines.extractive.samples import lines
from tests.grounding.samples import reading

LONG = (
    "Mayor Ana Ruiz opened the new harbour in the old town on the northern coast, "
    "which had been closed since a storm broke its walls and sank four ferries."
)


def over(text: str) -> DraftLine:
    found = headline(reading(text))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbour Opens After Storm\n\nAna Ruiz opened the harbour on Monday.",
            "Harbour Opens After Storm",
        ),
        (
            "ANALYSIS\n\nAna Ruiz opened the harbour on Monday.",
            "Ana Ruiz opened the harbour on Monday",
        ),
        ("Ana Ruiz opened the harbour on Monday.", "Ana Ruiz opened the harbour on Monday"),
        (
            LONG,
            "Mayor Ana Ruiz opened the new harbour in the old town on the northern coast",
        ),
    ],
)
def test_the_headline_is_the_articles_own_or_a_clause_of_its_lead(text: str, expected: str) -> None:
    assert over(text).text == expected


def test_a_headline_keeps_both_marks_of_a_quotation() -> None:
    text = "“We need more ferries. The old ones are unsafe,” said Ana Ruiz, the mayor."
    found = over(text).text
    assert found.count("“") == found.count("”")


def test_a_headline_of_a_heading_cites_no_sentence() -> None:
    found = over("Harbour Opens After Storm\n\nAna Ruiz opened the harbour.")
    assert found.sentences == ()


def test_the_summary_is_two_to_four_whole_sentences_in_the_order_of_the_text() -> None:
    text = (
        "Ana Ruiz opened the harbour on Monday. Peter Hall opposes the plan. "
        "Olga Brandt accused Northgate Bank of fraud. The council will vote in Rome on 3 March. "
        "Tom Reed supports the plan. Lena Marsh wants more ferries."
    )
    read = reading(text)
    found = [each for each in extract(read).lines if each.section == "summary"]
    numbers = [each.sentences[0] for each in found]
    assert 2 <= len(found) <= 4
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1
    assert [each.text for each in found] == [read.words_of(read.sentences[n - 1]) for n in numbers]


def test_a_sentence_that_leans_on_the_one_before_is_not_in_the_summary() -> None:
    text = "The harbour opened. Ferries ran again. The sea was calm. She opposes the plan."
    assert [each.sentences for each in lines(text, "summary")] == [(1,), (2,)]


def test_an_article_of_one_sentence_has_a_summary_of_one() -> None:
    assert len(lines("Ana Ruiz opened the harbour.", "summary")) == 1


def test_a_headline_is_not_cut_inside_a_number() -> None:
    words = "Ana Ruiz told the council of the old town that the new harbour had cost no less than"
    found = over(f"{words} 1,000,000 crowns and would never be of any use to anybody.").text
    assert found == words


def test_a_headline_of_one_word_a_row_ends_with_a_whole_word() -> None:
    rest = "told the council of the old town that the new harbour had cost no less than"
    rows = f"{rest} thousands of crowns and would never be of use.".replace(" ", "\n")
    assert over(f"Ana Ruiz {rows}").text.split() == f"Ana Ruiz {rest}".split()


def test_the_lead_does_not_lean_on_what_was_never_said() -> None:
    text = "It would be the largest in Europe. The harbour opened again. Ferries ran. All was calm."
    assert next(each.sentences for each in lines(text, "summary")) == (2,)


def test_two_names_are_no_word_that_leans() -> None:
    text = "The harbour opened. Rome and Oslo oppose the plan. Ferries ran. The sea was calm."
    assert (2,) in [each.sentences for each in lines(text, "summary")]


def test_a_he_whom_another_sentence_names_is_not_in_the_summary() -> None:
    text = (
        "The harbour opened. Ferries ran again. Peter Hall spoke. "
        "No vote had been taken in Rome, he said, and he opposes the plan."
    )
    assert (4,) not in [each.sentences for each in lines(text, "summary")]


def test_who_is_named_by_an_its_is_not_in_the_summary() -> None:
    text = (
        "The harbour opened. Ferries ran again. Peter Hall spoke. "
        "Nobody in Rome, said its director, opposes the plan."
    )
    assert (4,) not in [each.sentences for each in lines(text, "summary")]
