"""Owns the second opinion: a cheap call that judges only the lines that the checks leave open."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from service.engines.llm.answers import answer
from service.engines.llm.asking import Asker
from service.engines.llm.shown import between
from service.engines.llm.tally import Tally
from service.errors import ModelError
from service.grounding import Refusal, Witnesses, examine
from service.models import SECTIONS, Checks, DraftLine, Withheld, WithheldReason

_REASON: dict[str, WithheldReason] = {
    "roles": "role_mismatch",
    "polarity": "polarity_mismatch",
    "names": "name_not_in_evidence",
    "numbers": "number_not_in_evidence",
    "dates": "date_not_in_evidence",
    "quotation": "quotation_not_found",
}
_MOST = 60


class Verdict(NamedTuple):
    """Indices of the lines that do not hold, and how the briefing counts them."""

    faulted: frozenset[int] = frozenset()
    held_back: tuple[Withheld, ...] = ()


async def verdict(
    lines: Sequence[DraftLine],
    exempt: Collection[DraftLine],
    witnesses: Witnesses,
    asker: Asker,
    tally: Tally,
) -> Verdict:
    """Ask whether the weak lines hold, but those exempt; where the call fails, all of them stay."""
    weak = {at: why for at, why in _weak(lines, witnesses).items() if lines[at] not in exempt}
    if not weak:
        return Verdict()
    shown = between("lines", (_row(at, lines[at], witnesses) for at in weak))
    try:
        reply = await tally.ask(asker.verify("verify", shown, len(weak)))
    except ModelError:
        return Verdict()
    found = answer(reply.text, frozenset(("fail",))) or {}
    said = found.get("fail")
    failing = {str(each) for each in said} if isinstance(said, list) else set()
    faulted = [at for at in weak if f"l{at}" in failing]
    return Verdict(
        frozenset(faulted),
        tuple(
            Withheld(
                section=lines[at].section, reason=weak[at], detail="judged by the model", count=1
            )
            for at in faulted
        ),
    )


def _weak(lines: Sequence[DraftLine], witnesses: Witnesses) -> dict[int, WithheldReason]:
    """Give the lines with an undecided check, by index, with the reason that it would give."""
    found: dict[int, WithheldReason] = {}
    for at, checks in enumerate(examine(lines, witnesses)):
        if lines[at].section in SECTIONS and not isinstance(checks, Refusal):
            open_ones = [_REASON[name] for name in _REASON if _result(checks, name) == "undecided"]
            if open_ones and len(found) < _MOST:
                found[at] = open_ones[0]
    return found


def _result(checks: Checks, name: str) -> str:
    return str(getattr(checks, name))


def _row(at: int, line: DraftLine, witnesses: Witnesses) -> str:
    reading = witnesses.reading
    words = " ".join(reading.words_of(reading.sentences[n - 1]) for n in line.sentences)
    who = ", ".join(each.name or each.text for each in line.who)
    target = ", ".join(each.name or each.text for each in line.target)
    heads = f"{who} > {target}" if target else who
    return f"l{at}|{heads}|{line.text}\n> {' '.join(words.split())}"
