"""Cursors: they come back as they went, and only to the list that they are of."""

from datetime import UTC, datetime

import pytest

from service.api import cursors
from service.errors import InvalidRequest
from service.stores.base import Place

PLACE = Place(datetime(2026, 1, 2, 3, 4, 5, 678901, tzinfo=UTC), "brf_é")
SCOPE = ("tenant", "2026-01-02", "")


def test_a_cursor_is_read_as_it_was_written_and_fits_into_a_url() -> None:
    cursor = cursors.write(PLACE, SCOPE)
    assert cursors.read(cursor, SCOPE) == PLACE
    assert cursor.replace("-", "a").replace("_", "a").isalnum()


@pytest.mark.parametrize(
    "scope", [("another", *SCOPE[1:]), ("tenant", "", ""), ("tenant", "", "2026-01-02"), ()]
)
def test_a_cursor_of_another_list_is_refused(scope: tuple[str, ...]) -> None:
    with pytest.raises(InvalidRequest, match="begin again"):
        cursors.read(cursors.write(PLACE, SCOPE), scope)


def test_no_character_of_a_cursor_can_be_changed_or_left_out() -> None:
    cursor = cursors.write(PLACE, SCOPE)
    for at, letter in enumerate(cursor[:-1]):  # the last one may have bits to spare
        other = "b" if letter == "a" else "a"
        for changed in (cursor[:at] + cursor[at + 1 :], cursor[:at] + other + cursor[at + 1 :]):
            with pytest.raises(InvalidRequest):
                cursors.read(changed, SCOPE)


@pytest.mark.parametrize("junk", ["", "é", "=", "a b", "%00", "A", "\0" * 9, "A" * 400, "'; --"])
def test_junk_is_refused(junk: str) -> None:
    with pytest.raises(InvalidRequest):
        cursors.read(junk, SCOPE)
