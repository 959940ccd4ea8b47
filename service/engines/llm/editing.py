"""Owns the editing of many lines: one small call orders them, and writes headline and summary.

The model is shown lines by id, never the article; what it writes rests on the sentences of the
lines that it names. Where the lines do not fit into one call, groups are ordered first.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from service.engines.llm.answers import answer
from service.engines.llm.asking import MOST_ORDERED, Asker
from service.engines.llm.shown import between
from service.engines.llm.tally import Tally
from service.errors import ContextOverflow, ModelRefused, ModelUnusable
from service.models import DraftLine, Section

_KEYS = frozenset(("headline", "summary", "order"))
_LETTER: dict[Section, str] = {"positions": "p", "criticism": "c", "next_steps": "n"}
_OFFERED = "x"
_ID = re.compile(r"[pcnx]\d{1,4}")
_MOST_CITED = 8
_ROOM, _LEAST_ROOM = 2000, 200
"""So many tokens of lines fit into one call, however short chunks are; fewer are not tried."""
_CHUNKS = 4
"""Lines fill as much of a call as so many chunks: each further round is a whole reply to wait for,
and where a model reads less, the groups are made smaller."""
_FEWEST_IN_GROUP, _MOST_IN_GROUP = 2, MOST_ORDERED
"""Of two lines one goes on to the next round, so that the rounds come to an end."""


class Edited(NamedTuple):
    """The lines in their order, and what was written over them, not yet checked."""

    order: list[DraftLine]
    written: list[DraftLine]


class Editor:
    """Edits the lines of one article."""

    def __init__(self, asker: Asker, tally: Tally, chunk_tokens: int) -> None:
        """Take how many tokens of an article go into one call: so many of lines do at least."""
        self._asker, self._tally = asker, tally
        self._room = max(_CHUNKS * chunk_tokens, _ROOM)
        self._round = 0

    async def edit(self, lines: Sequence[DraftLine], offered: Sequence[DraftLine]) -> Edited:
        """Order lines, and write headline and summary over them.

        Lines that are only `offered` come in where the model puts them into the order.

        Raises:
            ModelError: a call failed, or its answer cannot be used.
        """
        named = _named(lines, offered)
        while True:
            try:
                return await self._edit(named)
            except ContextOverflow:
                if self._room <= _LEAST_ROOM:
                    raise
                self._room //= 2

    async def _edit(self, named: Mapping[str, DraftLine]) -> Edited:
        left: list[str] = []
        ids = list(named)
        while len(groups := self._groups(ids, named)) > 1:
            ordered = [_by_rank(group) for group in await self._ordered(groups, named)]
            ids = [each for group in ordered for each in group[: (len(group) + 1) // 2]]
            left = [each for group in ordered for each in group[(len(group) + 1) // 2 :]] + left
        self._round += 1
        found = await self._ask(f"merge {self._round}", ids, named)
        order = [*_order(found, ids), *left]
        return Edited([named[each] for each in order], list(_written(found, named)))

    async def _ordered(
        self, groups: Sequence[Sequence[str]], named: Mapping[str, DraftLine]
    ) -> list[list[str]]:
        """Have each group ordered, all at once; where one fails, the others are waited for."""
        self._round += 1
        names = [f"merge {self._round}.{at}" for at in range(1, len(groups) + 1)]
        asked = [self._ask(name, each, named) for name, each in zip(names, groups, strict=True)]
        orders: list[list[str]] = []
        answers = await asyncio.gather(*asked, return_exceptions=True)
        for found, group in zip(answers, groups, strict=True):
            if isinstance(found, BaseException):
                raise found
            orders.append(_order(found, group))
        return orders

    def _groups(self, ids: list[str], named: Mapping[str, DraftLine]) -> list[list[str]]:
        groups: list[list[str]] = [[]]
        room = self._room
        for each in ids:
            tokens = self._asker.counter.count(_row(each, named[each])) + 1
            full = tokens > room or len(groups[-1]) >= _MOST_IN_GROUP
            if full and len(groups[-1]) >= _FEWEST_IN_GROUP:
                groups.append([])
                room = self._room
            groups[-1].append(each)
            room -= tokens
        return groups

    async def _ask(
        self, name: str, ids: Sequence[str], named: Mapping[str, DraftLine]
    ) -> Mapping[str, Any]:
        shown = between("lines", (_row(each, named[each]) for each in ids))
        reply = await self._tally.ask(self._asker.merge(name, shown, len(ids)))
        if reply.finish in ("refused", "filtered"):
            raise ModelRefused("the model refused to edit the lines of this article")
        found = answer(reply.text, _KEYS)
        if found is None:
            raise ModelUnusable("the model's answer is not of the form that was asked for")
        return found


def _named(lines: Iterable[DraftLine], offered: Iterable[DraftLine]) -> dict[str, DraftLine]:
    """Give each line its id: p1, p2, c1; those that are only offered x1, x2."""
    named: dict[str, DraftLine] = {}
    counts: dict[str, int] = {}
    lettered = [(_LETTER[line.section], line) for line in lines]
    for letter, line in (*lettered, *((_OFFERED, line) for line in offered)):
        counts[letter] = counts.get(letter, 0) + 1
        named[f"{letter}{counts[letter]}"] = line
    return named


def _row(name: str, line: DraftLine) -> str:
    who = ", ".join(each.name or each.text for each in line.who)
    target = ", ".join(each.name or each.text for each in line.target)
    heads = f"{who} > {target}" if target else who
    when = f" ({line.when.text})" if line.when else ""
    return f"{name}|{heads}|{line.text}{when}"


def _order(found: Mapping[str, Any], ids: Sequence[str]) -> list[str]:
    """Give the ids in the order that was answered, those that it forgot at the end.

    What was only offered, and is not in the order, is gone.
    """
    wanted = found.get("order")
    said = [str(each) for each in wanted] if isinstance(wanted, list) else []
    known = set(ids)
    own = [each for each in ids if not each.startswith(_OFFERED)]
    return list(dict.fromkeys([each for each in said if each in known] + own))


def _by_rank(ids: Sequence[str]) -> list[str]:
    """Put the first of each section first, then the second of each: none waits for another."""
    counts: Counter[str] = Counter()
    ranks: dict[str, int] = {}
    for each in ids:
        counts[each[0]] += 1
        ranks[each] = counts[each[0]]
    return sorted(ids, key=ranks.__getitem__)


def _written(found: Mapping[str, Any], named: Mapping[str, DraftLine]) -> Iterable[DraftLine]:
    summary = found.get("summary")
    rows: list[tuple[Section, object]] = [("headline", found.get("headline"))]
    rows += [("summary", row) for row in (summary if isinstance(summary, list) else [])[:4]]
    for section, row in rows:
        ids, _, text = str(row or "").partition("|")
        cited = [named[each] for each in _ID.findall(ids)[:_MOST_CITED] if each in named]
        numbers = sorted({number for line in cited for number in line.sentences})
        if numbers and text.strip():
            yield DraftLine(section=section, text=text.strip(), sentences=tuple(numbers))
