"""Joining the names of a line."""

import pytest

from service.grounding.role import Role, joined
from service.models import Span


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "A"], "A"),
    ],
)
def test_names_are_joined_as_a_reader_says_them(names: list[str], shown: str) -> None:
    assert joined(tuple(Role(name, Span(0, 1)) for name in names)) == shown
