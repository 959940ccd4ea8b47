"""Owns the mutation that changes a number, in figures or in words; dates are another's."""

import re
from collections.abc import Iterator

from evals.mutations.base import Expectation, Mutant
from evals.mutations.golden import Golden, Wording
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, told
from evals.mutations.wording import change, in_date, within_quotation

_FIGURE = re.compile(r"(?<![\w.,:-])[£$€]?\d[\d,.]*(?:(?:m|bn|k|th|st|[nr]d)\b|(?![\w:]))")


class ChangeNumber:
    """Puts another leading digit, or another number word, in the place of the first number."""

    name = "change number"
    wordings: tuple[Wording, ...] = ("verbatim", "gist")

    def mutants(self, golden: Golden) -> Iterator[Mutant]:
        """Change every second line that has a number outside dates and quotation marks."""
        for half in halves(golden, _miscounted):
            yield Mutant(
                half.briefing, half.changed, (Expectation("grounding", "down", half.share),)
            )


def _miscounted(line: SectionLine) -> SectionLine | None:
    text = other_figure(line.text) or change(line.text, "numbers")
    return told(line, text) if text else None


def other_figure(text: str) -> str | None:
    """Give the text with another first digit in its first figure; "412" becomes "512"."""
    for figure in _FIGURE.finditer(text):
        if not within_quotation(text, figure.start()) and not in_date(text, figure.start()):
            first = figure.start() + next(n for n, c in enumerate(figure[0]) if c.isdigit())
            return f"{text[:first]}{int(text[first]) % 9 + 1}{text[first + 1 :]}"
    return None
