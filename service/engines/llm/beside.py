"""Owns the extractive engine beside a model: it works while the model does."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from service.engines.extractive import extract
from service.engines.llm.fences import fence
from service.models import Draft
from service.text.reading import Reading

_HEAD_START_S = 0.3


class Beside:
    """The draft of the rules for one article, made once, in a thread."""

    def __init__(self, reading: Reading) -> None:
        """Take the reading; nothing begins yet."""
        self._reading = reading
        self._making: asyncio.Task[Draft] | None = None

    def begin(self) -> None:
        """Begin, if that was not done yet."""
        if self._making is None:
            self._making = asyncio.create_task(asyncio.to_thread(_drafted, self._reading))

    @contextmanager
    def soon(self) -> Iterator[None]:
        """Begin a moment after this, once requests are out: threads that compute hold up a loop
        that sends, by the time of a switch for each packet. Whoever needs the draft begins it.
        """
        timer = asyncio.get_running_loop().call_later(_HEAD_START_S, self.begin)
        try:
            yield
        finally:
            timer.cancel()

    async def draft(self) -> Draft:
        """Give the draft, however often it is asked for."""
        self.begin()
        assert self._making is not None
        return await asyncio.shield(self._making)


def _drafted(reading: Reading) -> Draft:
    """Give the lines of the extractive engine, none where it does not read the language.

    Nor those that rest on orders to whoever briefs the article: they are put beside a model's.
    """
    if reading.article.language.partition("-")[0] != "en":
        return Draft()
    draft, orders = extract(reading), fence(reading).orders
    kept = [at for at, line in enumerate(draft.lines) if not any(map(orders.has, line.sentences))]
    places = {old: new for new, old in enumerate(kept)}
    lines = (draft.lines[at] for at in kept)
    return draft.model_copy(
        update={
            "lines": tuple(
                line
                if line.reply is None
                else line.model_copy(update={"reply": places.get(line.reply)})
                for line in lines
            )
        }
    )
