"""Owns turning a line of a Draft round: what it says is false then, though its words are there."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from evals.matching import names_fit
from evals.mutations.negation import OPPOSITE
from evals.mutations.wording import change
from service.models import DraftLine, Mention
from service.text.folding import find


class Beside(NamedTuple):
    """What a line stands beside: the words that it cites, and the other lines of its briefing."""

    cited: str
    lines: Sequence[DraftLine]


Turn = Callable[[DraftLine, Beside], DraftLine | None]
"""Gives the false line, or None where the turn does not fit."""


def swap(line: DraftLine, _: Beside) -> DraftLine | None:
    """Let the target of a criticism fault its critic; each is shown where it stands."""
    if line.section != "criticism" or not line.target:
        return None
    if any(_fits(target, line.who) for target in line.target):
        return None
    return line.model_copy(update={"who": line.target, "target": line.who})


def negate(line: DraftLine, _: Beside) -> DraftLine | None:
    """Turn the words round, and the polarity of a position with them."""
    text = change(line.text, "opposites", "negated")
    if text is None:
        return None
    polarity = OPPOSITE.get(line.polarity, line.polarity)
    return line.model_copy(update={"text": text, "polarity": polarity})


def near(line: DraftLine, beside: Beside) -> DraftLine | None:
    """Give the line to somebody else whom the words that it cites name."""
    return next(
        (_recast(line, each) for each in _others(line, beside) if find(_name(each), beside.cited)),
        None,
    )


def far(line: DraftLine, beside: Beside) -> DraftLine | None:
    """Give the line to somebody else of the article whom they do not name."""
    return next(
        (
            _recast(line, each)
            for each in _others(line, beside)
            if not find(_name(each), beside.cited)
        ),
        None,
    )


TURNS: dict[str, Turn] = {
    "swap critic and target": swap,
    "negate": negate,
    "another whom it names": near,
    "another of the article": far,
}


def _others(line: DraftLine, beside: Beside) -> Iterator[Mention]:
    """Give who is in the other lines, from the next one on."""
    if not line.who:
        return
    at = next((n for n, each in enumerate(beside.lines) if each is line), 0)
    for each in (*beside.lines[at + 1 :], *beside.lines[:at]):
        for one in (*each.who, *each.target):
            if not _fits(one, (*line.who, *line.target)):
                yield one


def _recast(line: DraftLine, who: Mention) -> DraftLine:
    return line.model_copy(update={"who": (Mention(text=_name(who)),)})


def _fits(one: Mention, others: Sequence[Mention]) -> bool:
    return any(names_fit(_name(one), [_name(other), other.text]) for other in others)


def _name(mention: Mention) -> str:
    return mention.name or mention.text
