"""Owns the merging of lines: a quotation over several sentences, and what is said twice."""

from service.engines.extractive.proposals import Proposal, names

_ALIKE = 0.6
"""Share of words in common from which on two lines of one holder say the same."""
_MOST = 4
"""More sentences than these are not added to a line."""
_MARKS = ".,;:!?\"“”'‘’()"
_BACK = 12
"""So many lines of a holder back, one is compared."""


def merge(proposals: list[Proposal]) -> list[Proposal]:
    """Merge the lines of one section, which are in the order of the text; the first is kept."""
    kept: list[Proposal] = []
    by_sentence: dict[int, Proposal] = {}
    by_holder: dict[tuple[str, ...], list[tuple[frozenset[str], Proposal]]] = {}
    for each in sorted(proposals, key=lambda proposal: proposal.head is not None):
        same = by_sentence.get(each.head) if each.head is not None else None
        mine = by_holder.setdefault(names(each.line.who), [])
        words = _words(each.line.text)
        same = same or next((one for known, one in mine[-_BACK:] if _alike(words, known)), None)
        if same is not None and len(same.merged) >= _MOST:
            continue
        if same is not None:
            same.merged.update(each.line.sentences if each.head is None else {each.sentence})
            continue
        kept.append(each)
        by_sentence[each.sentence] = each
        mine.append((words, each))
    return sorted((_joined(each) for each in kept), key=lambda proposal: proposal.sentence)


def _words(text: str) -> frozenset[str]:
    words = text.lower().split()
    return frozenset([word if word.isalpha() else word.strip(_MARKS) for word in words])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _joined(proposal: Proposal) -> Proposal:
    """Give a merged line all its sentences as evidence."""
    if proposal.merged and not proposal.runs_on:
        cited = sorted(proposal.merged.union(proposal.line.sentences))
        update = {"claim": None, "sentences": tuple(cited)}
        proposal.line = proposal.line.model_copy(update=update)
    return proposal
