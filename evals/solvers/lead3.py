"""Owns the baseline lead-3: the first three sentences, as the summary and in every section."""

from evals.dataset import Sample
from evals.solvers.leading import everywhere, summary
from evals.solvers.writing import reading_of, write
from service.models import Briefing, PromptRef

_COUNT = 3


class Lead3:
    """Takes what stands first; in news that is hard to beat as a summary."""

    name = "lead-3"
    version = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    def solve(self, sample: Sample) -> Briefing:
        """Take the first sentences."""
        first = [each.span for each in reading_of(sample.article_text).sentences[:_COUNT]]
        said = (*summary(first), *everywhere(sample.article_text, first))
        return write(sample, self.name, said)
