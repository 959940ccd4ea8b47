"""Owns the order of the lines: how sure, how early, how much about the main actors."""

from collections import Counter

from service.engines.extractive.proposals import Proposal
from service.english.casting import Cast

_EARLY = 12
"""After so many sentences, being early counts half."""
_MAIN = 6
"""An actor with so many mentions is a main actor."""


def ranked(proposals: list[Proposal], cast: Cast, most: int) -> list[Proposal]:
    """Give the `most` salient lines of a section, best first."""
    mentioned = cast.mentioned()
    return sorted(proposals, key=lambda each: (-_salience(each, mentioned), each.sentence))[:most]


def _salience(proposal: Proposal, mentioned: Counter[int]) -> float:
    early = 1 / (1 + proposal.sentence / _EARLY)
    actors = [at for at in (proposal.who, proposal.target) if at is not None]
    main = max((mentioned[at] for at in actors), default=0) / _MAIN
    return proposal.sure + early / 2 + min(main, 1.0) / 4
