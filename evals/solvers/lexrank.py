"""Owns the baseline LexRank, from sumy: the most central sentences, found in our own sentences.

sumy's own tokenizer needs a download, so ours feeds it; stemmer and stop words are sumy's. The
summary has three sentences; every section has the most central third of the article.
"""

import re
import warnings

from evals.dataset import Sample
from evals.solvers.leading import everywhere, summary
from evals.solvers.writing import reading_of, write
from service.models import Briefing, PromptRef, Span

_COUNT = 3
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")


class LexRank:
    """Ranks sentences by how much they share with all others."""

    name = "LexRank"
    version = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    def solve(self, sample: Sample) -> Briefing:
        """Take the most central sentences, in the order of the article."""
        text = sample.article_text
        spans = [sentence.span for sentence in reading_of(text).sentences]
        said = summary(central(text, spans, _COUNT))
        third = central(text, spans, max(_COUNT, len(spans) // 3))
        return write(sample, self.name, (*said, *everywhere(text, third)))


def central(text: str, spans: list[Span], count: int) -> list[Span]:
    """Give the most central sentences; a sentence that stands twice counts once."""
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-untyped]  # no stubs
    from sumy.nlp.stemmers import Stemmer  # type: ignore[import-untyped]  # no stubs
    from sumy.summarizers.lex_rank import LexRankSummarizer  # type: ignore[import-untyped]  # no stubs
    from sumy.utils import get_stop_words  # type: ignore[import-untyped]  # no stubs

    words = {text[span.start : span.end]: span for span in reversed(spans)}
    sentences = [Sentence(each, _Words()) for each in reversed(words)]
    rank = LexRankSummarizer(Stemmer("english"))
    rank.stop_words = get_stop_words("english")
    with warnings.catch_warnings():
        # sentences without a common word make sumy divide by zero; they then stay in their order
        warnings.simplefilter("ignore", RuntimeWarning)
        chosen = rank(ObjectDocumentModel([Paragraph(sentences)]), count)
    return [words[str(sentence)] for sentence in chosen]


class _Words:
    """Cuts a sentence into words, as sumy asks its tokenizer to."""

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(sentence))
