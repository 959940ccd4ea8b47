"""What the tests of robustness share: a few articles, and engines with a fault in them."""

from dataclasses import dataclass

from evals.dataset import SEEDS, load
from evals.robustness.texts import Texts
from service.engines.base import Events
from service.engines.extractive import ExtractiveEngine
from service.models import Draft, Span
from service.text.reading import Reading


def texts(seed: int = 0) -> Texts:
    """Give a series made of the seeds."""
    return Texts([sample.article_text for sample in load(SEEDS).samples], seed)


@dataclass
class Faulty(ExtractiveEngine):
    """Raises at a word; or claims more than there is."""

    word: str = ""
    shift: int = 0

    def __post_init__(self) -> None:
        """Judge as the engine does."""
        super().__init__()

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Draft, unless the word is there."""
        if self.word and self.word in reading.text:
            raise ZeroDivisionError(self.word)
        made = await super().draft(reading, events)
        lines = tuple(
            line.model_copy(update={"claim": Span(line.claim.start, line.claim.end + self.shift)})
            if self.shift and line.claim
            else line
            for line in made.lines
        )
        return made.model_copy(update={"lines": lines})
