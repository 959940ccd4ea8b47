"""Owns the events of a job: how far it is, how its briefing is less than asked for, how it ended.

Each has an id; a client that was cut off names the last one it saw and gets what came after it.
Progress is a state, not a history: of what nobody watched, the latest is told.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

from service.api.shown import shown
from service.errors import StoreUnavailable
from service.models import Briefing
from service.stores.jobs import Job

LOOK_S = 0.25
"""Seconds between two looks at a job that is followed."""
AWAY_S = 1.0
"""Seconds before the next look where the database is away."""


class Place(NamedTuple):
    """Where an event stands: by the moment of the job's last change, then by number."""

    microsecond: int
    number: int = 0

    def __str__(self) -> str:
        """Write it as the id of an event."""
        return f"{self.microsecond}.{self.number}"


class Told(NamedTuple):
    """One event."""

    place: Place
    event: str
    data: str


START = Place(0)
Look = Callable[[], Awaitable[Job]]
Read = Callable[[str], Awaitable[str]]
"""Gives the stored JSON of a briefing by its id."""


def place(last_event_id: str | None) -> Place:
    """Read the id of the last event that a client saw; anything else is the beginning."""
    first, _, second = (last_event_id or "").partition(".")
    if not (first.isascii() and first.isdigit() and second.isascii() and second.isdigit()):
        return START
    return Place(int(first[:20]), int(second[:20]))


async def follow(look: Look, read: Read, after: Place = START) -> AsyncIterator[Told]:
    """Tell of a job until it is over, beginning after the last event that was seen.

    While the database is away there is nothing to tell; pings keep the connection open.
    """
    while True:
        try:
            job = await look()
            news = await _told(job, read)
        except StoreUnavailable:
            await asyncio.sleep(AWAY_S)
            continue
        for told in news:
            if told.place > after:
                after = told.place
                yield told
        if job.over:
            return
        await asyncio.sleep(LOOK_S)


async def is_told(look: Look, read: Read, after: Place) -> bool:
    """Say whether a client has seen all that there will ever be."""
    job = await look()
    return job.over and (await _told(job, read))[-1].place <= after


async def _told(job: Job, read: Read) -> list[Told]:
    """Give what can be told of a job as it stands."""
    at = int(job.updated_at.timestamp() * 1_000_000)
    state = shown(job).model_dump_json()
    if not job.over:
        return [Told(Place(at), "progress", state)]
    told: list[tuple[str, str]] = []
    if job.status == "done" and job.briefing_id is not None:
        briefing = Briefing.model_validate_json(await read(job.briefing_id))
        for each in briefing.degraded:
            told.append(("degraded", json.dumps(each.model_dump(mode="json"))))
    told.append((job.status, state))
    return [Told(Place(at, number), *each) for number, each in enumerate(told, 1)]
