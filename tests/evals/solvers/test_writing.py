from evals.solvers.writing import reading_of, write
from service.models import SCHEMA
from tests.evals.makers import ARTICLE, PERFECT, SHOPS, TRAM, said, sample


def test_lines_come_in_the_products_form_in_their_order() -> None:
    briefing = write(sample(), "test", PERFECT)
    assert (briefing.schema_, briefing.sources[0].text) == (SCHEMA, ARTICLE)
    assert [line.text for line in briefing.sections.positions.lines] == [
        TRAM,
        "Councillor Tim Oak calls for a referendum",
    ]
    assert briefing.sections.criticism.lines[0].target == "Brown"
    assert briefing.sections.next_steps.lines[0].when.start == "2027-03-12"


def test_words_of_the_claim_are_a_quote_and_others_a_paraphrase() -> None:
    made = write(sample(), "test", [said("summary", TRAM), said("summary", SHOPS, text="Anger")])
    assert [(line.text, line.form) for line in made.summary] == [
        (TRAM, "quote"),
        ("Anger", "paraphrase"),
    ]


def test_an_empty_section_says_that_nothing_was_found() -> None:
    made = write(sample(), "test", [said("positions", TRAM)])
    assert made.sections.positions.status == "found"
    assert made.sections.criticism.status == "none_found"
    assert made.headline is None


def test_a_text_is_read_once() -> None:
    assert reading_of(ARTICLE) is reading_of(ARTICLE)
