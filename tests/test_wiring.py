"""Wiring: names lead to engines, and what is not there is said."""

import pytest

from service.errors import InvalidRequest, NotSupportedYet
from service.settings import load
from service.wiring import build_counter, build_engine


@pytest.mark.parametrize("name", [None, "auto", "extractive"])
def test_a_name_gives_the_extractive_engine(name: str | None) -> None:
    assert build_engine(load(), name).name == "extractive"


def test_the_engine_that_is_to_come_is_refused_with_a_way_out() -> None:
    with pytest.raises(NotSupportedYet, match="extractive"):
        build_engine(load(), "llm")


def test_an_unknown_engine_is_refused_by_pointer() -> None:
    with pytest.raises(InvalidRequest, match="'gpt'") as caught:
        build_engine(load(), "gpt")
    assert caught.value.errors[0][0] == "/engine"


def test_the_counter_counts() -> None:
    assert build_counter(load()).count("A bridge.") > 0
