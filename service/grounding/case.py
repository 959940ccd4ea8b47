"""Owns `Case`: a line as the checks see it, whether it comes from a draft or a stored briefing."""

from dataclasses import dataclass

from service.english.dates import DateExpression, find_dates
from service.grounding.lazy import lazy
from service.grounding.role import Role
from service.grounding.witness import Witness, Witnesses
from service.grounding.wording import Wording
from service.models import Evidence, Form, Part, Polarity, Section, Span


@dataclass(kw_only=True, eq=False)  # not frozen: one is made for every line, and that costs time
class Case:
    """What a line says, and the evidence that it names for it; nothing changes it."""

    section: Section
    text: str
    form: Form
    evidence: tuple[Evidence, ...]
    who: tuple[Role, ...] = ()
    """The holders, critics or actors."""
    target: tuple[Role, ...] = ()
    stated: tuple[str, ...] = ()
    """What other fields of the line state: via, when, condition."""
    polarity: Polarity | None = None
    witnesses: Witnesses

    @lazy
    def claims(self) -> tuple[Span, ...]:
        """Give the spans of the claim."""
        return self.spans("claim")

    def spans(self, part: Part) -> tuple[Span, ...]:
        """Give the spans of the evidence for one part of the line."""
        return self.parts.get(part, ())

    @lazy
    def parts(self) -> dict[Part, tuple[Span, ...]]:
        """Give the spans of the evidence for each part that has any."""
        found: dict[Part, list[Span]] = {}
        for each in self.evidence:
            found.setdefault(each.part, []).append(Span(each.start, each.end))
        return {part: tuple(spans) for part, spans in found.items()}

    @lazy
    def witness(self) -> Witness:
        """Give what the claim's words say."""
        return self.witnesses.of(self.claims)

    @lazy
    def wording(self) -> Wording:
        """Give the words of the line's text; where it is copied, out of those of the claim."""
        if self.place and len(self.claims) == 1:
            copied = self.witness.wording.part(self.place)
            if copied is not None:
                return copied
        return Wording(self.text, ((0, len(self.text)),))

    @lazy
    def said(self) -> tuple[tuple[str, list[DateExpression]], ...]:
        """Give the statements whose facts are to be compared, each with its dates."""
        text = () if self.copied else (self.text,)
        others = (words for words in self.stated if not self._stands(words))
        return tuple((words, find_dates(words)) for words in (*text, *others))

    def _stands(self, words: str) -> bool:
        """Say whether another statement is made of words of the evidence, or of its sentences."""
        text = self.witnesses.reading.text
        return any(words == each.text for each in self.evidence) or any(
            text.find(words, sentence.start, sentence.end) >= 0
            for sentence in self.witness.sentences
        )

    @property
    def copied(self) -> bool:
        """Say whether the text is called the claim's own words, whose facts need no comparing."""
        return self.form == "quote"

    @lazy
    def place(self) -> Span | None:
        """Give where a copied text stands in the claim; None for a paraphrase."""
        source = self.witnesses.reading.text
        for claim in self.claims if self.copied else ():
            start = source.find(self.text, claim.start, claim.end)
            if start >= 0:
                return Span(start, start + len(self.text))
        return None

    @lazy
    def clause(self) -> Span:
        """Give the clause of the claim that shares most words with the text."""
        clauses, stems = self.witness.clauses, self.wording.content_stems
        shared = [len(stems & held) for _, held in clauses]
        return clauses[shared.index(max(shared))][0] if any(shared) else self.claims[0]

    @lazy
    def source(self) -> str:
        """Give the words of the claim, one span a line."""
        return self.witness.source
