"""Owns the embedded engine: a Reading goes in, a Draft of whole lines comes out, by rules."""

from service.engines.base import Event, Events
from service.engines.extractive.candidates import candidates
from service.engines.extractive.duplicates import merge
from service.engines.extractive.features import of_future, of_sentence
from service.engines.extractive.headline import headline, summary
from service.engines.extractive.history import History, history
from service.engines.extractive.judging import best_blame, best_stance, judged, settled
from service.engines.extractive.next_steps import may_come, next_step
from service.engines.extractive.proposals import Proposal
from service.engines.extractive.replies import replies
from service.engines.extractive.salience import ranked
from service.engines.extractive.weights import Weights, learnt, probability
from service.english.study import Study, study
from service.models import Draft, DraftLine, PromptRef
from service.text.reading import Reading

_STEP = 0.51
"""From this probability on, a future is a next step."""
_MOST = 18
"""So many lines has a section at most."""
_STRONG: dict[str, float] = {"positions": 0.85, "criticism": 0.8, "next_steps": 0.8}
"""From these probabilities on, nine lines in ten are right, on articles not learnt from."""


class ExtractiveEngine:
    """The engine that needs no model; it judges by the weights it comes with, or by others."""

    name = "extractive"
    version = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()
    languages: frozenset[str] | None = frozenset(["en"])

    def __init__(self, weights: Weights | None = None) -> None:
        """Take weights to judge by."""
        self._weights = weights

    async def draft(self, reading: Reading, events: Events) -> Draft:
        """Propose the lines of a briefing."""
        events(Event("drafting", 0, 1))
        drafted = extract(reading, self._weights)
        events(Event("drafting", 1, 1))
        return drafted


def extract(reading: Reading, weights: Weights | None = None) -> Draft:
    """Make the Draft of an article; the same Reading and weights give the same Draft."""
    if not reading.sentences:
        return Draft()
    studied = study(reading)
    weights = learnt() if weights is None else weights
    past = history(reading)
    stances, blames = _claims(reading, studied, past, weights)
    steps = _steps(reading, studied, past, weights)
    sections = [ranked(merge(found), studied.cast, _MOST) for found in (stances, blames, steps)]
    title = headline(reading)
    opening = [title] if title is not None else []
    opening += summary(reading, studied.seen, sections)
    return Draft(lines=(*opening, *_answered(sections, len(opening))))


def _claims(
    reading: Reading, studied: Study, past: History, weights: Weights
) -> tuple[list[Proposal], list[Proposal]]:
    """Give the positions and the criticisms, in the order of the text."""
    text = reading.text
    seen, cast = studied.seen, studied.cast
    rated = [
        judged(text, options, cast, past, weights) for options in candidates(text, seen) if options
    ]
    stances = [best_stance(text, options, cast) for options in rated]
    blames = [best_blame(text, options, cast) for options in rated]
    chosen = list(map(settled, stances, blames))
    return [each for each, _ in chosen if each], [each for _, each in chosen if each]


def _steps(reading: Reading, studied: Study, past: History, weights: Weights) -> list[Proposal]:
    """Give the next steps, in the order of the text: the surest of each sentence."""
    text, known = reading.text, weights["next_steps"]
    found: list[Proposal] = []
    for seen in studied.seen:
        ahead = [each for each in seen.futures if may_come(text, seen, each, past)]
        shared = of_sentence(text, seen) if ahead else []
        features = ((each, of_future(text, seen, each, studied.cast)) for each in ahead)
        rated = [(probability(known, named + shared), each) for each, named in features]
        sure, best = max(rated, key=lambda each: each[0], default=(0.0, None))
        made = next_step(text, seen, best, studied.cast, sure) if best and sure >= _STEP else None
        found += [made] if made is not None else []
    return found


def _answered(sections: list[list[Proposal]], offset: int) -> list[DraftLine]:
    """Give the lines of all sections, with the index of its answer on each criticism."""
    stances, blames, _ = sections
    answers = replies(blames, [*stances, *blames])
    lines = [_rated(each.line, each.sure) for section in sections for each in section]
    for index, answer in answers.items():
        at = len(stances) + index
        lines[at] = lines[at].model_copy(update={"reply": offset + answer})
    return lines


def _rated(line: DraftLine, sure: float) -> DraftLine:
    """Mark a line that is as good as sure."""
    strong = sure >= _STRONG[line.section]
    return line.model_copy(update={"strong": True}) if strong else line
