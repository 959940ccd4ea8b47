"""A part of an article: the first answer, the second, and what stands after both."""

import json

import pytest

from service.engines.llm.asking import Asker, prompts
from service.engines.llm.base import Finish, ModelReply
from service.engines.llm.part import Part
from service.engines.llm.planning import plan
from service.errors import ModelBusy, ModelRefused, ModelUnusable
from service.grounding import Witnesses
from service.text.tokens import load_counter
from tests.engines.llm.test_sifting import READ

ASKER = Asker(prompts(), load_counter())
WITNESSES = Witnesses(READ)
STANCE = "4|She = Ines Barr|demands|wants the council to buy the quay"
VOTE = "4|councillors|on 4 May|scheduled|vote on buying the quay"
HEADLINE = "1|Harlow Port to close its grain quay"
FALSE = "4|She = Ines Barr|demands|wants the council to buy 90 quays"


def part() -> Part:
    (found,) = plan(READ, ASKER, 3000).parts
    return found


def reply(finish: Finish = "stop", /, **rows: object) -> ModelReply:
    return ModelReply(text=json.dumps(rows), finish=finish)


def taken(**rows: object) -> Part:
    found = part()
    found.take(reply(**rows), WITNESSES)
    return found


def texts(found: Part) -> list[str]:
    return [line.text for line in found.lines]


def test_an_answer_gives_lines() -> None:
    found = taken(headline=HEADLINE, positions=[STANCE, FALSE], next_steps=[VOTE])
    found.settle()
    assert [line.section for line in found.lines] == ["headline", "positions", "next_steps"]
    assert [each.said for _, each in found.fallen] == ["wants the council to buy 90 quays"]
    assert (found.readable, found.cut_off, found.error) == (True, False, None)
    assert json.loads(found.answered)["positions"] == [STANCE, FALSE]


def test_of_an_answer_cut_off_the_whole_rows_are_taken() -> None:
    found = part()
    text = json.dumps({"headline": HEADLINE, "positions": [STANCE], "next_steps": [VOTE]})
    found.take(ModelReply(text=text[:-20], finish="length"), WITNESSES)
    assert [line.section for line in found.lines] == ["headline", "positions"]
    assert (found.readable, found.cut_off) == (True, True)


@pytest.mark.parametrize(
    ("finish", "who"), [("refused", "the model"), ("filtered", "a content filter")]
)
def test_a_refusal_is_an_error_whatever_the_text(finish: Finish, who: str) -> None:
    found = part()
    found.take(reply(finish, headline=HEADLINE, positions=[STANCE]), WITNESSES)
    found.settle()
    assert isinstance(found.error, ModelRefused)
    assert str(found.error) == f"{who} refused to answer about this article"
    assert found.lines == []


@pytest.mark.parametrize("text", ["", "I see.", "[]", '{"rows": []}', '{"headline'])
def test_what_is_not_of_the_form_comes_to_nothing(text: str) -> None:
    found = part()
    found.take(ModelReply(text=text), WITNESSES)
    assert (found.readable, found.error) == (False, None)
    found.settle()
    assert isinstance(found.error, ModelUnusable)


def test_an_empty_answer_of_the_form_is_one() -> None:
    found = taken(headline="", positions=[])
    found.settle()
    assert (found.readable, found.error, found.lines) == (True, None, [])


# ---------------------------------------------------------------------------- the second answer


def test_a_second_answer_adds_to_the_first_and_drives_out_what_fell() -> None:
    found = taken(headline=HEADLINE, positions=[FALSE])
    found.take_repaired(reply(headline="2|Dockers accuse it", positions=[STANCE]), WITNESSES)
    assert texts(found) == [
        "Harlow Port to close its grain quay",
        "wants the council to buy the quay",
    ]
    assert found.fallen == []


def test_a_headline_of_the_second_answer_is_taken_where_the_first_had_none() -> None:
    found = taken(headline="1|Harlow Port to close 90 quays", positions=[STANCE])
    assert [section for section, _ in found.fallen] == ["headline"]
    found.take_repaired(reply(headline=HEADLINE), WITNESSES)
    assert [line.section for line in found.lines] == ["positions", "headline"]
    assert found.fallen == []


def test_what_fell_stays_fallen_where_nothing_takes_its_place() -> None:
    found = taken(headline=HEADLINE, positions=[FALSE])
    found.take_repaired(reply(next_steps=[VOTE], positions=[FALSE]), WITNESSES)
    assert [each.said for _, each in found.fallen] == ["wants the council to buy 90 quays"]
    other = "4|She|demands|wants 70 quays"
    found.take_repaired(reply(positions=[other]), WITNESSES)
    assert [each.said for _, each in found.fallen][1:] == ["wants 70 quays"]


def test_a_row_that_could_not_be_read_is_driven_out_by_any_that_stands() -> None:
    found = taken(headline=HEADLINE, positions=["4|She"])
    assert found.fallen[0][1].line is None
    found.take_repaired(ModelReply(text="{}"), WITNESSES)
    assert len(found.fallen) == 1
    found.take_repaired(reply(positions=[STANCE]), WITNESSES)
    assert found.fallen == []


@pytest.mark.parametrize("readable", [True, False])
def test_a_second_call_that_fails_takes_nothing_away(*, readable: bool) -> None:
    found = part()
    text = json.dumps({"positions": [STANCE]}) if readable else "I see."
    found.take(ModelReply(text=text), WITNESSES)
    error = ModelBusy("try again later")
    found.mend_failed(error)
    found.settle()
    assert found.error is (None if readable else error)
    assert len(found.lines) == readable


def test_a_second_answer_that_is_not_of_the_form_takes_nothing_away() -> None:
    found = taken(headline=HEADLINE, positions=[STANCE, FALSE])
    found.take_repaired(ModelReply(text="I see."), WITNESSES)
    found.settle()
    assert found.error is None
    assert (len(found.lines), len(found.fallen)) == (2, 1)


def test_a_second_answer_of_the_form_makes_up_for_a_first_that_was_not() -> None:
    found = part()
    found.take(ModelReply(text="I see."), WITNESSES)
    found.take_repaired(reply(headline=HEADLINE, positions=[STANCE]), WITNESSES)
    found.settle()
    assert found.error is None
    assert len(found.lines) == 2
