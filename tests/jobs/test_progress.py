"""Progress: the last that was said is written, and a database that is away stops nothing."""

import asyncio

from service.engines.base import Event
from service.errors import StoreUnavailable
from service.jobs.progress import Progress


class Book:
    def __init__(self, *, away: bool = False) -> None:
        self.told: list[tuple[object, ...]] = []
        self._away = away

    async def tell(self, job_id: str, stage: str, done: int, total: int) -> None:
        self.told.append((job_id, stage, done, total))
        if self._away:
            raise StoreUnavailable("away")


def say(book: Book, number: int) -> None:
    async def use() -> None:
        progress = Progress(book, "job", pause_s=0.05)
        for done in range(number):
            progress(Event("drafting", done, number))
        await asyncio.sleep(0.1)
        progress(Event("saving", 0, 1))
        await asyncio.sleep(0.1)
        await progress.close()

    asyncio.run(use())


def test_of_many_events_the_last_is_written() -> None:
    book = Book()
    say(book, 100)
    assert book.told == [("job", "drafting", 99, 100), ("job", "saving", 0, 1)]


def test_a_database_that_is_away_stops_nothing() -> None:
    book = Book(away=True)
    say(book, 1)
    assert len(book.told) == 2


def test_what_is_over_at_once_is_not_written() -> None:
    book = Book()

    async def use() -> None:
        progress = Progress(book, "job", pause_s=0.05)
        progress(Event("drafting", 0, 1))
        await asyncio.sleep(0.01)
        await progress.close()

    asyncio.run(use())
    assert book.told == []


def test_nothing_is_written_once_it_is_closed() -> None:
    book = Book()

    async def use() -> None:
        progress = Progress(book, "job", pause_s=0.05)
        progress(Event("drafting", 0, 1))
        await progress.close()
        await asyncio.sleep(0.1)

    asyncio.run(use())
    assert len(book.told) <= 1
