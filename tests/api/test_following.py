"""Following a job: ids of events are read as sent back, and a stream outlives an outage."""

import asyncio

import pytest

from service.api import following
from service.api.following import START, Place, follow, place
from service.errors import StoreUnavailable
from service.stores.jobs import Job
from tests.conftest import NOON


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


def test_a_database_that_is_away_ends_no_stream(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "AWAY_S", 0.001)
    job = Job("job_1", "running", 1, 3, "drafting", None, None, None, NOON, NOON, None)
    seen: list[Job | None] = [job, None, None, job._replace(status="cancelled")]

    async def look() -> Job:
        found = seen.pop(0)
        if found is None:
            raise StoreUnavailable("away")
        return found

    async def read(_: str) -> str:
        raise AssertionError

    async def told() -> list[str]:
        return [each.event async for each in follow(look, read)]

    assert asyncio.run(told()) == ["progress", "cancelled"]
