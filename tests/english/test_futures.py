"""What is to happen by a sentence, who does it, and on what condition."""

import pytest
from hypothesis import given, settings

from service.english.attribution import links
from service.english.futures import Future, futures
from tests.english.samples import PROSE, cited, syntax


def found(text: str) -> list[Future]:
    cut = syntax(text)
    return futures(cut, links(cut))


READ = [
    ("The ministers will meet in Oslo.", "The ministers", "meet in Oslo", "will"),
    ("The court is to rule on Friday.", "The court", "rule on Friday", "arranged"),
    ("Holm Foods is expected to close.", "Holm Foods", "close", "expected"),
    ("The union plans to strike.", "The union", "strike", "intends"),
    ("The council agreed to pay.", "The council", "pay", "intends"),
    ("The firm may sell the mill.", "The firm", "sell the mill", "may"),
    ("The council must repair the bridge.", "The council", "repair the bridge", "must"),
    ("Ada Thorne would resign.", "Ada Thorne", "resign", "would"),
    ("The vote is scheduled for Tuesday.", None, "Tuesday", "arranged"),
    ("The talks begin on Monday.", None, "on Monday", "event"),
    ("The council will pay, Ada Thorne said.", "The council", "pay", "will"),
]
NOTHING = ["The talks began in May.", "The end of the talks was near.", "She met Will.", ""]


@pytest.mark.parametrize(("text", "who", "action", "how"), READ)
def test_a_step_is_read(text: str, who: str | None, action: str, how: str) -> None:
    (step,) = found(text)
    assert (cited(text, step.who), cited(text, step.action), step.how) == (who, action, how)


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_past_or_a_name_is_no_step(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Ada Thorne would resign if the vote fails.", "if the vote fails"),
        ("If the vote fails, the council will close it.", "If the vote fails"),
        ("The council will close it.", None),
    ],
)
def test_a_condition_stands_apart_from_the_action(text: str, condition: str | None) -> None:
    (step,) = found(text)
    assert cited(text, step.condition) == condition
    assert "vote" not in (cited(text, step.action) or "")


@pytest.mark.parametrize(
    ("text", "negated", "quoted", "outlook"),
    [
        ("The council will not meet.", True, False, False),
        ("“We will appeal,” said Ada Thorne.", False, True, False),
        ("The weather will remain mild.", False, False, True),
        ("The council will meet.", False, False, False),
    ],
)
def test_denied_quoted_and_idle_steps_are_marked(
    text: str, negated: bool, quoted: bool, outlook: bool
) -> None:
    (step,) = found(text)
    assert (step.negated, step.quoted, step.outlook) == (negated, quoted, outlook)


def test_the_owner_of_the_subject_is_not_the_subject() -> None:
    text = "His trial will start on Monday."
    (step,) = found(text)
    assert (cited(text, step.who), step.own) == ("His", False)


@settings(deadline=None, max_examples=30)
@given(PROSE)
def test_spans_stand_within_the_sentence_and_the_clause_holds_the_action(text: str) -> None:
    for step in found(text):
        spans = [step.who, step.cue, step.action, step.clause, step.condition]
        assert all(0 <= s.start < s.end <= len(text) for s in spans if s is not None)
        assert step.clause.start <= step.cue.start
        assert step.action.end <= step.clause.end


@pytest.mark.parametrize(
    "text",
    [
        "The proposal, Ada Thorne said, would stay until May.",
        "Amendments to cover them will be tabled in May.",
    ],
)
def test_who_speaks_amid_a_clause_or_is_its_object_does_nothing(text: str) -> None:
    assert "Ada Thorne" not in [cited(text, each.who) for each in found(text) if each.own]
    assert not any(each.who and cited(text, each.who) == "them" for each in found(text))


def test_who_tells_of_a_step_amid_it_is_known() -> None:
    (step,) = found("The proposal, Ada Thorne said, would lapse in May.")
    assert step.who is not None
    assert not step.own


def test_a_term_that_was_set_is_a_step() -> None:
    text = "The office has given it until noon on Friday to answer."
    assert [cited(text, each.who) for each in found(text)] == ["The office"]


def test_a_share_of_them_may_do_something() -> None:
    text = "Not all of them will leave in May."
    assert [cited(text, each.who) for each in found(text)] == ["all of them"]
