"""Owns the candidates: what of each sentence may become a line, and whose it would be."""

from typing import NamedTuple

from service.engines.extractive.tone import bare
from service.english.attribution import Attribution
from service.english.study import Seen
from service.models import Span
from service.text.lexicon import load

_MOSTLY = 0.6
"""From this share on, a sentence without a speaker of its own belongs to the last one."""
_LONGEST_RUN = 6
"""A quotation of more sentences is cut."""
_FEW = 6
"""So few words are no statement if they are "nothing" or a greeting."""


class Candidate(NamedTuple):
    """Words of a sentence that somebody may hold, or may fault somebody with."""

    seen: Seen
    attribution: Attribution
    carried: Seen | None = None
    """The sentence that names the speaker, where it is another one."""
    since: Seen | None = None
    """The sentence in which the quotation begins, where it is an earlier one."""

    @property
    def bounds(self) -> Span:
        """Give the run of the sentences that hold it."""
        return Span((self.since or self.seen).sentence.start, self.seen.sentence.end)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Give the numbers of the sentences that it rests on."""
        first = (self.since or self.seen).sentence.number
        own = range(first, self.seen.sentence.number + 1)
        return (*({self.carried.sentence.number} if self.carried else ()), *own)


def candidates(text: str, seen: tuple[Seen, ...]) -> list[list[Candidate]]:
    """Give the candidates of each sentence in turn."""
    found = [
        [
            Candidate(each, said)
            for said in each.attributions
            if said.who is not None and not _is_idle(text, said)
        ]
        for each in seen
    ]
    begun = _begin_earlier(text, seen, found)
    _carry_on(text, seen, found, begun)
    return found


def _is_idle(text: str, said: Attribution) -> bool:
    """Say whether somebody only did not comment, would not say, or was polite."""
    groups = load("service.engines.extractive", "words")
    words = bare(text[said.content.start : said.content.end])
    if not words or said.lemma in groups["polite"] or "comment" in words:
        return True
    if said.negated and said.stance in {"says", "reports"} and said.frame == "clause":
        return True
    if said.stance in {"says", "demands"} and all(word in groups["pointing"] for word in words):
        return True  # "where he wanted them"
    short = len(words) <= _FEW
    polite = words[0] in groups["pleasantry"] or " ".join(words[:2]) in groups["pleasantry"]
    return short and (polite or words[0] == "nothing")


def _adjoin(text: str, one: Seen, other: Seen) -> bool:
    """Say whether nothing stands between two sentences: a heading ends a quotation."""
    return not text[one.sentence.end : other.sentence.start].strip()


def _begin_earlier(text: str, seen: tuple[Seen, ...], found: list[list[Candidate]]) -> set[int]:
    """Widen what is attributed at the end of a quotation to where that begins.

    Gives the indices of the sentences that belong to a later one now.
    """
    begun: set[int] = set()
    for at, options in enumerate(found):
        first = at
        while first > max(0, at - _LONGEST_RUN) and seen[first - 1].opens and not found[first - 1]:
            if not _adjoin(text, seen[first - 1], seen[first]):
                break
            first -= 1
        if first == at:
            continue
        for place, each in enumerate(options):
            if each.attribution.content.start <= seen[at].sentence.start + 1:
                content = Span(seen[first].sentence.start, each.attribution.content.end)
                said = each.attribution._replace(content=content)
                options[place] = each._replace(attribution=said, since=seen[first])
                begun.update(range(first, at))
    return begun


def _carry_on(
    text: str, seen: tuple[Seen, ...], found: list[list[Candidate]], begun: set[int]
) -> None:
    """Give a quotation that goes on after its attribution to the same speaker."""
    spoke: Candidate | None = None
    since: Seen | None = None
    for at, (each, options) in enumerate(zip(seen, found, strict=True)):
        if since is not None and not _adjoin(text, seen[at - 1], each):
            since = None
        if options:
            spoke, since = options[0], None
        elif spoke is None or at in begun or not _goes_on(each, spoke.seen):
            spoke, since = None, None
        elif each.opens and (
            since is None or each.sentence.number - since.sentence.number < _LONGEST_RUN
        ):
            since = since or each
        else:
            options.append(_carried(each, spoke, since))
            since = None


def _goes_on(seen: Seen, spoke: Seen) -> bool:
    return seen.quoted >= _MOSTLY and seen.sentence.paragraph <= spoke.sentence.paragraph + 1


def _carried(seen: Seen, spoke: Candidate, since: Seen | None) -> Candidate:
    content = Span((since or seen).sentence.start, seen.sentence.end)
    said = spoke.attribution._replace(
        content=content, target=None, topic=None, verb=None, stance="says", frame="clause"
    )
    return Candidate(seen, said, spoke.carried or spoke.seen, since)
