"""The ids of events: what a client sends back is read, and anything else is the beginning."""

import pytest

from service.api.following import START, Place, place


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (None, START),
        ("", START),
        ("5.2", Place(5, 2)),
        ("5", START),
        ("-1.0", START),
        ("x.1", START),
        ("1.x", START),
        ("\u0665.1", START),
    ],
)
def test_an_id_is_read(written: str | None, meant: Place) -> None:
    assert place(written) == meant


def test_what_is_written_is_read_and_later_is_more() -> None:
    assert place(str(Place(7, 3))) == Place(7, 3)
    assert START < Place(7) < Place(7, 1) < Place(8)
