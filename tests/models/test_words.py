"""The base of all types: frozen, deaf to unknown fields; spans."""

import pytest
from pydantic import ValidationError

from service.models import Span, Tokens


def test_a_model_is_frozen_and_refuses_unknown_fields() -> None:
    with pytest.raises(ValidationError):
        Tokens.model_validate({"input": 1, "cost": 2})
    with pytest.raises(ValidationError):
        Tokens().input = 3  # type: ignore[misc]  # frozen: this is what is tested


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [((1, 2), (0, 3), True), ((0, 3), (0, 3), True), ((0, 4), (0, 3), False)],
)
def test_a_span_knows_whether_it_lies_within(
    inner: tuple[int, int], outer: tuple[int, int], inside: bool
) -> None:
    assert Span(*inner).within(Span(*outer)) is inside
