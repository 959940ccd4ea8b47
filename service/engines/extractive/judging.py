"""Owns the judgement of a sentence: which of its candidates is a position, which a criticism."""

from typing import NamedTuple

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.criticism import criticism, may_fault, reports
from service.engines.extractive.features import beside, of_claim, of_sentence
from service.engines.extractive.history import History
from service.engines.extractive.positions import position
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.weights import Weights, probability
from service.english.casting import Cast

_POSITION, _CRITICISM = 0.5, 0.38
"""From these probabilities on, a candidate becomes a line."""
_DOUBT = 0.1
"""So much surer must a criticism be whose target is only spoken of."""
_ABOUT = 0.1
"""Two candidates so near to each other are about as likely."""
_SAME_WORDS, _OTHER_WORDS = 0.25, 0.4
"""By so much surer of a position, the same or other words of a sentence are no criticism."""


class Judged(NamedTuple):
    """A candidate with how likely it is a position and how likely a criticism."""

    candidate: Candidate
    stance: float
    blame: float
    accuses: bool
    """Whether its cue is an open accusation."""


def judged(
    text: str, options: list[Candidate], cast: Cast, past: History, weights: Weights
) -> list[Judged]:
    """Judge the candidates of one sentence."""
    found = []
    shared = of_sentence(text, options[0].seen) if options else []
    for option in options:
        features = of_claim(text, option, cast, past)
        features += beside(shared, text, option.attribution.cue)
        may = may_fault(option, features, cast)
        blame = probability(weights["criticism"], features) if may else 0.0
        stance = probability(weights["positions"], features)
        found.append(Judged(option, stance, blame, "accuses" in features and blame > 0))
    return found


def best_stance(text: str, rated: list[Judged], cast: Cast) -> Proposal | None:
    """Make the likeliest position, if it is likely enough."""
    best = max(rated, key=lambda each: each.stance)
    if best.stance < _POSITION:
        return None
    chosen = next((each for each in rated if _says_more(text, each, best)), best)
    return position(text, chosen.candidate, cast, best.stance)


def _says_more(text: str, other: Judged, best: Judged) -> bool:
    """Say whether another candidate tells the same stance better, and is about as likely.

    The speaker's own words do ("praised the talks, saying “...”"), and the stance reported
    ("reiterated China's support for").
    """
    mine, yours = best.candidate.attribution, other.candidate.attribution
    if other is best or best.stance - other.stance > _ABOUT:
        return False
    quoted = yours.frame == "clause" and text[yours.content.start] in '“"‘'
    return reports(mine, yours) or (quoted and mine.who == yours.who and mine.frame != "clause")


def best_blame(text: str, rated: list[Judged], cast: Cast) -> Proposal | None:
    """Make the likeliest criticism, if it is likely enough; open accusations go first."""
    best = max(rated, key=lambda each: (each.accuses, each.blame))
    if best.blame < _CRITICISM:
        return None
    made = criticism(text, best.candidate, cast, best.blame)
    if made is None or (made.guessed and best.blame < _CRITICISM + _DOUBT):
        return None
    made.accuses = best.accuses
    return made


def settled(
    stance: Proposal | None, blame: Proposal | None
) -> tuple[Proposal | None, Proposal | None]:
    """Keep the same words in one section only, and of other words what is not too doubtful.

    A reader has no use for words twice, though gold is now and then both (F1 is 0.003 lower).
    """
    if stance is None or blame is None:
        return stance, blame
    same = stance.line.text == blame.line.text
    doubtful = stance.sure - blame.sure > (_SAME_WORDS if same else _OTHER_WORDS)
    if doubtful and not blame.accuses:
        return stance, None
    return None if same else stance, blame
