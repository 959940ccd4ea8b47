"""The tree of errors: what it draws is what there is."""

import re

import pytest

from service import errors
from service.errors import BrevierError, InvalidRequest


def classes(root: type[BrevierError] = BrevierError) -> list[type[BrevierError]]:
    ours = (each for each in root.__subclasses__() if each.__module__ == errors.__name__)
    return [root, *(found for child in ours for found in classes(child))]


@pytest.mark.parametrize("error", classes()[1:])
def test_the_drawing_names_each_error_with_its_status_and_code(error: type[BrevierError]) -> None:
    if error is errors.BadInput:
        return
    drawn = re.search(rf"─ {error.__name__} +(\d+) +(\w+)", errors.__doc__ or "")
    assert drawn is not None
    assert drawn.groups() == (str(error.status), error.code)


def test_codes_are_unique() -> None:
    codes = [error.code for error in classes()]
    assert len(codes) == len(set(codes))


def test_an_invalid_request_names_its_fields() -> None:
    assert InvalidRequest("no", (("/text", "is missing"),)).errors == (("/text", "is missing"),)
