"""Owns the check that quotation marks stand only around words of the evidence."""

import re
from collections.abc import Iterator
from typing import ClassVar

from service.grounding.case import Case
from service.grounding.finding import NOT_APPLICABLE, PASS, Finding
from service.grounding.wording import missing
from service.models import CheckName, WithheldReason
from service.text.folding import find, fold, is_whole

_OMISSION = re.compile(r"\.\.\.|…|\[[^\]]*\]")
_OPENER = re.compile(r"(?<![^\W_])'(?=[^\W_])")
_CLOSER = re.compile(r"'(?![^\W_])")
_MARKS = frozenset("\"'“”„‟«»″＂❝❞〝〞〟「」『』‘’‚‛‹›′`´ʼ＇❛❜")
_EDGES = " .,;:!?-'\""


class Quotations:
    """Every quotation of the line stands in its claim, and a line called a quote is one."""

    name: ClassVar[CheckName] = "quotation"
    reason: ClassVar[WithheldReason] = "quotation_not_found"
    english_only: ClassVar[bool] = False

    def examine(self, case: Case) -> Finding:
        """Fail where quoted words are not those of the claim, after folding."""
        source = case.source
        if case.copied:
            whole = case.place and is_whole(case.witnesses.reading.text, *case.place)
            return PASS if whole or find(case.text, source) else Finding("fail", "the text")
        pieces = [piece for quote in quotations(case.text) for piece in _pieces(quote)]
        for piece in pieces:
            if not any(find(form, source) for form in (piece, piece[0].swapcase() + piece[1:])):
                return Finding("fail", missing(piece, source))
        return PASS if pieces else NOT_APPLICABLE


def quotations(text: str) -> Iterator[str]:
    """Give what stands between quotation marks, in order; apostrophes are no marks.

    A mark that nothing closes quotes all that follows it.
    """
    if _MARKS.isdisjoint(text):
        return
    folded = fold(text).text
    last = max((match.start() for match in _CLOSER.finditer(folded)), default=-1)
    at = 0
    while at < len(folded):
        if not (folded[at] == '"' or (at < last and _OPENER.match(folded, at))):
            at += 1
            continue
        end = _closing(folded, at)
        if end > at + 1:
            yield folded[at + 1 : end]
        at = end + 1


def _closing(text: str, opening: int) -> int:
    """Give the place of the mark that closes the one at `opening`, or the end of the text."""
    mark, at = text[opening], opening + 1
    while (at := text.find(mark, at)) >= 0:
        if mark == '"' or not text[at + 1 : at + 2].isalnum():
            return at
        at += 1
    return len(text)


def _pieces(quote: str) -> Iterator[str]:
    """Give the parts of a quotation between its omissions, without marks at either end."""
    for piece in _OMISSION.split(quote):
        if stripped := piece.strip(_EDGES):
            yield stripped
