"""Query strings: read as strictly as JSON."""

import pytest
from pydantic import BaseModel, ConfigDict, Field

from service.api import queries
from service.errors import InvalidRequest


class Asked(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    number: int = Field(1, le=100)
    flag: bool = False
    word: str | None = None


def test_values_become_what_the_model_wants() -> None:
    read = queries.read([("number", "7"), ("flag", "true"), ("word", "12")], Asked)
    assert read == Asked(number=7, flag=True, word="12")
    assert queries.read([], Asked) == Asked()


@pytest.mark.parametrize(
    "query",
    [
        *[[("number", value)] for value in ("", "x", "1.0", "-", "٣", "101", "9" * 10_000)],
        *[[("flag", value)] for value in ("1", "True", "")],
        [("other", "1")],
        [("word", "a"), ("word", "a")],
    ],
)
def test_what_is_wrong_is_named(query: list[tuple[str, str]]) -> None:
    with pytest.raises(InvalidRequest) as caught:
        queries.read(query, Asked)
    assert caught.value.errors[0][0] == f"?{query[0][0]}"
