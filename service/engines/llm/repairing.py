"""Owns the one repair of a part: all that is wrong with an answer, told in one message."""

from collections.abc import Iterable

from service.engines.llm.part import Part
from service.engines.llm.sifting import Fallen
from service.engines.llm.silence import Omissions, Watch, omissions
from service.models import WithheldReason

_MOST = 12
_LONGEST = 160
_UNREADABLE = (
    "Your answer was not one JSON object of the form that was asked for. Answer with that object, "
    "complete."
)
_CUT = "Your answer was cut off. Give the rows that come after its last one."
_WHY: dict[WithheldReason, str] = {
    "no_such_sentence": "cites sentence {}, which was not shown",
    "span_not_found": "{} does not stand in the sentences that it cites",
    "quotation_not_found": "the quotation is not verbatim: {}",
    "name_not_in_evidence": "the name {} does not stand in the sentences that it cites",
    "number_not_in_evidence": "the figure {} does not stand in the sentences that it cites",
    "date_not_in_evidence": "the date {} does not stand in the sentences that it cites",
    "role_mismatch": "who says or does it to whom is not what the sentences say: {}",
    "polarity_mismatch": "it is for, against or denied where the sentences say otherwise: {}",
    "url_not_in_source": "it has an address that the article does not have",
}
_LEFT_OUT = {
    "positions": "Somebody's position seems to stand in {}, and no row has it.",
    "criticism": "Somebody seems to be faulted in {}, and no row has it.",
    "next_steps": "Something that is to happen seems to stand in {}, and no row has it.",
}


def faults(part: Part, watch: Watch) -> str:
    """Tell a model what to mend; empty where a second call is not worth it.

    Rows that fell, an answer cut off or not readable, and sections that are empty against the rules
    are worth one; what else was left out is told along with them.
    """
    if part.error is not None:
        return ""
    if not part.readable:
        return _UNREADABLE
    told = [_CUT] if part.cut_off else []
    told += [_fault(section, each) for section, each in part.fallen[:_MOST] if _matters(each)]
    silent = watch.silent(part.lines, part.shown.first, part.shown.last)
    if not told and not silent:
        return ""
    told += [_omission(each, part) for each in omissions(watch.left_out(part.lines))]
    return "\n".join(filter(None, told))


def _matters(fallen: Fallen) -> bool:
    """Say whether to ask about a row: for a headline that is too long the rules' own is there."""
    return fallen.refusal.reason != "over_limit"


def _fault(section: str, fallen: Fallen) -> str:
    reason, detail = fallen.refusal
    why = _WHY.get(reason, "{}").format(" ".join(detail.split())[:_LONGEST] or "a part of it")
    if fallen.line is None:
        why = fallen.refusal.detail
    return f"- {section}, {' '.join(fallen.said.split())[:_LONGEST]!r}: {why}."


def _omission(each: Omissions, part: Part) -> str:
    numbers = [number for number in each.sentences if part.shown.has(number)]
    return f"- {_LEFT_OUT[each.section].format(_listed(numbers))}" if numbers else ""


def _listed(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)
