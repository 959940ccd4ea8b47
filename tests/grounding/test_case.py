"""A line as the checks see it."""

from dataclasses import replace

from service.grounding.case import Case
from service.models import Excerpt
from tests.grounding.samples import case, line, reading

READ = reading("Ana Ruiz praised the talks, adding that the port must close on Monday. She left.")


def made(text: str, **more: object) -> Case:
    return case(line("next_steps", text, "Ana Ruiz").model_copy(update=more), READ)


def test_the_clause_is_the_one_that_shares_most_words() -> None:
    assert (
        READ.words_of(made("closing the port").clause)
        == "adding that the port must close on Monday."
    )
    assert READ.words_of(made("praise for talks").clause) == "Ana Ruiz praised the talks"


def test_a_text_that_shares_nothing_speaks_of_the_whole_claim() -> None:
    assert made("xyz").clause == READ.sentences[0].span


def test_a_copied_text_needs_no_comparing() -> None:
    copied = made("the port must close", when=Excerpt(text="on Monday"))
    assert copied.copied
    assert copied.said == ()
    assert [words for words, _ in made("shut it").said] == ["shut it"]


def test_other_fields_are_compared_unless_they_are_words_of_the_evidence() -> None:
    changed = replace(made("the port must close"), stated=("on Friday", "the talks"))
    assert [words for words, _ in changed.said] == ["on Friday"]


def test_a_copied_text_has_its_place_and_a_paraphrase_has_none() -> None:
    place = made("the port must close").place
    assert place is not None
    assert READ.words_of(place) == "the port must close"
    assert made("shut the port").place is None


def test_the_source_holds_every_claim() -> None:
    assert made("left", sentences=(1, 2)).source.split("\n")[1] == "She left."
