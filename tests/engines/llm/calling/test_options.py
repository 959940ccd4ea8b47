"""What goes into the body, and what is left when something is refused."""

import pytest

from service.engines.llm.calling.failed import Failed
from service.engines.llm.calling.options import FORM, MAYBE, RUNGS, Options, Rung
from service.errors import ModelError
from tests.engines.llm.calling.asking import FORM as SCHEMA
from tests.engines.llm.calling.asking import request


def refusal(of: str) -> Failed:
    return Failed(ModelError("no"), refuses=of)


@pytest.mark.parametrize(
    ("rung", "form"),
    [
        (
            "json_schema",
            {
                "type": "json_schema",
                "json_schema": {"name": "lines", "strict": True, "schema": SCHEMA},
            },
        ),
        ("json_object with schema", {"type": "json_object", "schema": SCHEMA}),
        ("json_object", {"type": "json_object"}),
        ("text", None),
    ],
)
def test_each_rung_is_a_response_format(rung: Rung, form: object) -> None:
    assert Options(rung).body(request(), 0.0).get(FORM) == form
    assert FORM not in Options(rung).body(request(form=False), 0.0)


def test_both_limits_and_the_temperature_are_sent_until_refused() -> None:
    assert Options("text").body(request(), 0.3) == {
        "temperature": 0.3,
        "max_tokens": 60,
        "max_completion_tokens": 60,
    }
    lower = Options("text").without(refusal("max_tokens"))
    assert lower is not None
    assert set(lower.body(request(), 0.3)) == {"temperature", "max_completion_tokens"}


def test_giving_up_ends() -> None:
    options: Options | None = Options()
    for refused in (*[FORM] * (len(RUNGS) - 1), *MAYBE):
        assert options is not None
        options = options.without(refusal(refused))
    assert options == Options("text", frozenset(MAYBE))
    for refused in (FORM, *MAYBE, "seed"):
        assert options.without(refusal(refused)) is None


def test_two_calls_that_found_something_out_leave_what_both_know() -> None:
    one = Options("json_object", frozenset({"temperature"}))
    other = Options("json_schema", frozenset({"max_tokens"}))
    both = Options("json_object", frozenset({"temperature", "max_tokens"}))
    assert one.meet(other) == other.meet(one) == both
