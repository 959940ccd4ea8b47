"""The model of the torture: its answers can be told apart, and put the lines in order."""

import json

from evals.peers import ChatRequest
from evals.torture.model import Numbered


def ask(content: str, number: int) -> tuple[dict[str, object], dict[str, int], float]:
    body = {"messages": [{"role": "user", "content": content}]}
    request = ChatRequest(body, number=number)
    wire = Numbered(0.5, 1.0)(request).wire(request)
    told = json.loads(wire.body)
    return json.loads(told["choices"][0]["message"]["content"]), told["usage"], wire.delay_s


def test_an_answer_has_the_number_of_its_call_and_takes_as_long_each_time() -> None:
    answer, usage, delay_s = ask("<article 1>", 12)
    assert usage["completion_tokens"] == 12
    assert answer == {
        "headline": "",
        "summary": [],
        "positions": [],
        "criticism": [],
        "next_steps": [],
    }
    assert 0.5 <= delay_s <= 1.0
    assert ask("<article 1>", 12)[2] == delay_s != ask("<article 1>", 13)[2]


def test_lines_keep_their_order() -> None:
    answer, *_ = ask("<lines 1>\np1|somebody|words\nc1|x|y\n</lines 1>", 1)
    assert answer["order"] == ["p1", "c1"]
