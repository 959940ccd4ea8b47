"""Owns the calls of a judge: so many lines at a time, and the reading of its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.llm_judge.lines import Judgeable, judgeable
from evals.llm_judge.rulings import Ruling
from evals.prediction import JsonObject
from service.engines.llm.answers import answer
from service.engines.llm.base import Message, ModelRequest
from service.engines.llm.rows import closed
from service.engines.llm.shown import between
from service.models import Briefing
from service.prompts import Prompt

TOGETHER = 20
"""Lines in one call."""
_IDS = {"type": "array", "maxItems": TOGETHER, "items": {"type": "string", "maxLength": 8}}
_FORM: Mapping[str, Any] = closed(holds=_IDS, fails=_IDS)
_KEYS = frozenset(("holds", "fails"))
_LEAST, _PER_LINE = 200, 6
"""Tokens that an answer may have."""
_CHARACTERS = 4
"""About how many make a token."""


@dataclass(frozen=True)
class Question:
    """One call."""

    lines: Sequence[Judgeable]
    request: ModelRequest

    def ruled(self, text: str) -> list[Ruling]:
        """Read an answer; a line in both of its lists, or in none, has no clear word."""
        found = answer(text, _KEYS) or {}
        holds, fails = (_named(found.get(key)) for key in ("holds", "fails"))
        rulings = []
        for at, line in enumerate(self.lines):
            name = f"l{at}"
            clear = (name in holds) != (name in fails)
            rulings.append(Ruling(line, name in holds if clear else None))
        return rulings


def questions(sample: str, briefing: JsonObject, prompt: Prompt) -> list[Question]:
    """Ask about all lines of a briefing; about none where it has not the product's form."""
    lines = judgeable(sample, Briefing.model_validate(briefing))
    parts = (lines[at : at + TOGETHER] for at in range(0, len(lines), TOGETHER))
    return [Question(part, _request(sample, n, part, prompt)) for n, part in enumerate(parts, 1)]


def _request(sample: str, number: int, lines: Sequence[Judgeable], prompt: Prompt) -> ModelRequest:
    shown = between("lines", (f"l{at}|{line.row}" for at, line in enumerate(lines)))
    messages = tuple(Message(speaker=s.role, text=s.text) for s in prompt.filled(lines=shown))
    return ModelRequest(
        name=f"judge {sample} {number}",
        messages=messages,
        form=dict(_FORM),
        form_name="verdicts",
        most_tokens=_LEAST + _PER_LINE * len(lines),
        prompt_tokens=sum(len(each.text) for each in messages) // _CHARACTERS,
    )


def _named(found: object) -> frozenset[str]:
    return frozenset(map(str, found)) if isinstance(found, list) else frozenset()
