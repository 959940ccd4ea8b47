"""Next steps: what happens next, who does it, when, and on what condition."""

import pytest

from service.engines.extractive.next_steps import may_come, next_step
from service.english.study import study
from service.models import DraftLine, StepStatus
from tests.engines.extractive.samples import NOW, lines
from tests.grounding.samples import reading


def only(text: str) -> DraftLine:
    [found] = lines(text, "next_steps")
    return found


@pytest.mark.parametrize(
    ("text", "who", "said", "when", "status"),
    [
        (
            "The council will vote on the harbour plan on 3 March.",
            "The council",
            "vote on the harbour plan on 3 March",
            "on 3 March",
            "expected",
        ),
        (
            "Peter Hall will meet union leaders in Rome next week.",
            "Peter Hall",
            "meet union leaders in Rome next week",
            "next week",
            "expected",
        ),
        (
            "Ferries ran. The sea was calm. Peter Hall is expected to meet union leaders in Rome.",
            "Peter Hall",
            "meet union leaders in Rome",
            None,
            "expected",
        ),
        (
            "If the vote fails, Ana Ruiz will resign on Monday.",
            "Ana Ruiz",
            "resign on Monday",
            "on Monday",
            "conditional",
        ),
    ],
)
def test_a_step_has_actor_action_time_and_status(
    text: str, who: str, said: str, when: str | None, status: StepStatus
) -> None:
    found = only(text)
    assert [each.text for each in found.who] == [who]
    assert (found.text, found.when and found.when.text, found.status) == (said, when, status)


def test_a_condition_is_given_in_its_words() -> None:
    found = only("If the vote fails, Ana Ruiz will resign on Monday.")
    assert found.condition is not None
    assert found.condition.text == "If the vote fails"


def test_the_members_of_a_group_are_its_actors() -> None:
    text = (
        "Ana Ruiz left early. Officials, including Minister Tom Reed and Senator Lena Marsh, "
        "are in Rome, where they are expected to meet Ana Ruiz on Monday."
    )
    assert [each.text for each in only(text).who] == ["Tom Reed", "Lena Marsh"]


@pytest.mark.parametrize(
    "text",
    [
        "The council was expected to vote on the plan in March.",
        "Ana Ruiz was due to speak on Friday but fell ill.",
        "Peter Hall was supposed to open the bridge in May.",
        "The council voted on the plan on Monday.",
        "The role of the port will continue to be pivotal.",
        "Prices will remain high.",
    ],
)
def test_what_is_past_or_only_an_outlook_is_no_step(text: str) -> None:
    assert lines(text, "next_steps") == []


def may(text: str) -> list[bool]:
    seen = study(reading(text)).seen[0]
    return [may_come(text, seen, each, NOW) for each in seen.futures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council will vote in March 2027.", True),
        ("The council will return the pages of 3 May 1961.", False),
        ("In 2019 the council vowed to build a bridge.", False),
        ("Things will remain difficult.", False),
        ("The minister will remain in Rome until Friday.", True),
        ("We will bring you the rest on Friday.", False),
        ("She would not say what came next.", False),
        ("It would be improper.", False),
        ("It will come as a surprise that she left.", False),
        ("It will be built by the council.", True),
        ("The bank, which can compel a firm, wrote to Rome on Friday.", False),
        ("“We will strike on Friday,” said Ana Ruiz.", True),
    ],
)
def test_old_promises_empty_outlooks_and_sign_offs_are_no_steps(text: str, expected: bool) -> None:
    assert may(text) == [expected]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Northgate Bank met on Monday. Its report is due on Friday.", "Northgate Bank"),
        ("The doors will open on Friday, Northgate Bank said.", "Northgate Bank"),
        ("The doors will open on Friday.", None),
    ],
)
def test_a_thing_that_is_to_come_is_its_owners_or_who_tells_of_it(
    text: str, who: str | None
) -> None:
    studied = study(reading(text))
    seen = studied.seen[-1]
    made = next_step(text, seen, seen.futures[-1], studied.cast, 0.9)
    assert made is not None
    assert next((each.name or each.text for each in made.line.who), None) == who


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "A new study, in 300 children, is due to begin in Rome in February.",
            "A new study, in 300 children, is due to begin in Rome in February",
        ),
        (
            "The meetings, both of which are set for 26 November, would go ahead.",
            "The meetings, both of which are set for 26 November, would go ahead",
        ),
        (
            "The scheme that’s being looked at goes to Rome on Tuesday.",
            "The scheme that’s being looked at goes to Rome on Tuesday",
        ),
        (
            "If all is well the bridge would open in 2028.",
            "If all is well the bridge would open in 2028",
        ),
        (
            "Northgate Bank met on Monday. Its report is due on Friday.",
            "Its report is due on Friday",
        ),
    ],
)
def test_a_step_beside_no_doer_has_its_subject(text: str, said: str) -> None:
    studied = study(reading(text))
    seen = studied.seen[-1]
    made = next_step(text, seen, seen.futures[0], studied.cast, 0.9)
    assert made is not None
    assert made.line.text == said


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The council voted on Tuesday to shut the quay, a move that would help Rome.", None),
        ("The next session is on 3 May, when the council will vote.", "on 3 May"),
        ("The council asked for talks by 5 June, or it will go to court.", "by 5 June"),
        ("On Tuesday, when it meets, the council will vote.", "Tuesday"),
    ],
)
def test_when_somebody_did_something_is_no_time_of_what_is_to_come(
    text: str, when: str | None
) -> None:
    studied = study(reading(text))
    seen = studied.seen[-1]
    made = next_step(text, seen, seen.futures[-1], studied.cast, 0.9)
    assert made is not None
    assert (made.line.when.text if made.line.when else None) == when
