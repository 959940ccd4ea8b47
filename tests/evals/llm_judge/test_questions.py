import json

import pytest

from evals.llm_judge.questions import TOGETHER, Question, questions
from service.prompts import load
from tests.evals.makers import PERFECT, TRAM, briefing, said

PROMPT = load("judge")


def asked(count: int) -> list[Question]:
    lines = [said("positions", TRAM, f"Ann {n}") for n in range(count)]
    return questions("tram", briefing(*lines), PROMPT)


def test_lines_are_asked_about_some_at_a_time() -> None:
    several = asked(2 * TOGETHER + 1)
    assert [len(each.lines) for each in several] == [TOGETHER, TOGETHER, 1]
    assert [each.request.name for each in several] == [f"judge tram {n}" for n in (1, 2, 3)]
    assert asked(0) == []


def test_a_question_shows_each_line_by_its_number_between_markers() -> None:
    (question,) = questions("tram", briefing(*PERFECT), PROMPT)
    shown = question.request.messages[-1].text
    assert all(f"\nl{at}|{line.row}\n" in shown for at, line in enumerate(question.lines))
    assert shown.startswith("<lines ")
    assert "holds" in question.request.messages[0].text


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ('{"holds": ["l0"], "fails": ["l1"]}', [True, False, None]),
        ('```json\n{"holds": ["l0", "l1", "l2"], "fails": []}\n```', [True, True, True]),
        ('{"holds": ["l0", "l1"], "fails": ["l1", "l9"]}', [True, None, None]),
        ('{"holds": "all", "fails": ["l2"]}', [None, None, False]),
        ("They all hold.", [None, None, None]),
        ("", [None, None, None]),
    ],
)
def test_only_a_clear_word_counts(answer: str, expected: list[bool | None]) -> None:
    (question,) = asked(3)
    assert [ruling.holds for ruling in question.ruled(answer)] == expected


def test_the_answer_has_room_for_every_line() -> None:
    (question,) = asked(TOGETHER)
    whole = json.dumps({"holds": [f"l{n}" for n in range(TOGETHER)], "fails": []})
    assert len(whole) / 2 < question.request.most_tokens
