"""Owns the baseline of cue words: a sentence with one of a section's words is a line of it."""

import re
from functools import cache

from evals.dataset import Sample
from evals.solvers.leading import in_section, summary
from evals.solvers.writing import reading_of, write
from service.models import SECTIONS, Briefing, PromptRef, Section
from service.text.lexicon import load


class CueWords:
    """Looks for words and for nothing else: what a short program does without any grammar."""

    name = "cue words"
    version = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    def solve(self, sample: Sample) -> Briefing:
        """Sort the sentences by their words; one that criticises is no position too."""
        text = sample.article_text
        spans = [sentence.span for sentence in reading_of(text).sentences]
        said = [*summary(spans[:1])]
        for span in spans:
            cued = [name for name in SECTIONS if _cues()[name].search(text, *span)]
            if "criticism" in cued and "positions" in cued:
                cued.remove("positions")
            said += (in_section(text, section, span) for section in cued)
        return write(sample, self.name, said)


@cache
def _cues() -> dict[Section, re.Pattern[str]]:
    groups = load("evals.solvers", "cues")
    words = {section: "|".join(map(re.escape, groups[section])) for section in SECTIONS}
    return {name: re.compile(rf"\b(?:{any_of})\b", re.IGNORECASE) for name, any_of in words.items()}
