"""Owns what a model's parts come to: the lines of an article, what fell, what was not read."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from service.engines.llm.editing import Editor
from service.engines.llm.joining import completed, in_order, joined
from service.engines.llm.part import Part
from service.engines.llm.shown import Shown
from service.engines.llm.sifting import Fallen, sift
from service.engines.llm.silence import Watch
from service.errors import ModelError, ModelUnusable
from service.grounding import Witnesses
from service.models import (
    SECTIONS,
    Degraded,
    DegradedReason,
    Draft,
    DraftLine,
    Section,
    SourceSpan,
    Unread,
    Withheld,
)
from service.text.chunks import Chunk
from service.text.folding import find
from service.text.reading import Reading

_DOMAIN = re.compile(r"\w\.[a-z]{2,}")
REASONS: dict[str, DegradedReason] = {
    "model_refused": "model_refused",
    "model_unusable": "model_unusable",
    "over_budget": "over_budget",
}
"""What a briefing is degraded by, by the code of the error; any other is `model_failed`."""


class NothingStands(ModelUnusable):
    """Of all that the model answered nothing stands in the article."""

    def __init__(self, withheld: tuple[Withheld, ...]) -> None:
        """Take what fell."""
        rows = sum(each.count for each in withheld)
        super().__init__(f"none of the {rows} rows of the model stands in the article")
        self.withheld = withheld


@dataclass
class Briefed:
    """One article as a model briefed it."""

    reading: Reading
    witnesses: Witnesses
    watch: Watch
    beside: Draft
    parts: Sequence[Part]
    cut: tuple[SourceSpan, ...]
    lines: list[DraftLine] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    degraded: list[Degraded] = field(default_factory=list)
    restored: list[DraftLine] = field(default_factory=list)
    left_out: int = 0

    def __post_init__(self) -> None:
        """Gather what the parts have; raise the first error where every part failed."""
        fallen = (each for part in self.parts for each in part.fallen)
        self.withheld = [self._told(section, each) for section, each in fallen]
        self._check()
        found = [line for part in self.parts for line in part.lines]
        self.lines = joined(found if len(self.parts) == 1 else in_order(found))
        self.left_out = len(self.watch.left_out(self.lines))
        self._restore()
        if len(self.parts) > 1:
            self.lines = in_order(self.lines)

    def _check(self) -> None:
        errors = [part.error for part in self.parts if part.error is not None]
        stand = any(line.section in SECTIONS for part in self.parts for line in part.lines)
        if self.withheld and not stand:
            raise NothingStands(_counted(self.withheld))
        if errors and (len(errors) == len(self.parts)):
            raise errors[0]
        if errors:
            self.degraded.append(_degraded(errors, len(self.parts)))
        if cut := sum(part.cut_off for part in self.parts if part.error is None):
            told = f"the answers about {cut} of {len(self.parts)} parts of the article were cut off"
            self.degraded.append(Degraded(reason="model_unusable", detail=told))

    def _restore(self) -> None:
        """Put in what the rules are sure of, where no line of the model tells it."""
        added = [_fresh(line) for line in self.watch.restored(self.lines)]
        self.restored += added
        self.lines += added

    async def edit(self, editor: Editor) -> None:
        """Have the lines ordered, and headline and summary written over them.

        Where that fails they stay in the order of the article, and the briefing says so.
        """
        body = [line for line in self.lines if line.section in SECTIONS]
        if not body:
            return
        offered = [_fresh(line) for line in self.watch.left_out(body)]
        try:
            edited = await editor.edit(body, offered)
        except ModelError as error:
            self.degraded.append(
                Degraded(reason=reason(error), detail=f"{error}; the lines are in text order")
            )
            self.lines = body
            return
        whole = Shown("", 1, len(self.reading.sentences))
        written = sift(edited.written, whole, self.witnesses)
        self.withheld += [self._told(section, each) for section, each in written.fallen]
        self.lines = [*written.standing, *edited.order]

    def _told(self, section: Section, fallen: Fallen) -> Withheld:
        """Count a row that fell, without an address or what the article does not have."""
        told = fallen.withheld(section)
        own = fallen.line is None or told.reason in ("no_such_sentence", "over_limit")
        if own or (find(told.detail, self.reading.text) and not _DOMAIN.search(told.detail)):
            return told
        return told.model_copy(update={"detail": ""})

    def remove(self, faulted: Collection[int], held_back: Sequence[Withheld]) -> None:
        """Take out lines by their index, and count them; no verdict silences a critic."""
        self.lines = [line for at, line in enumerate(self.lines) if at not in faulted]
        self.withheld += held_back
        self._restore()

    def draft(self) -> Draft:
        """Give the Draft: headline and summary first, from the rules where the model has none."""
        ordered: list[DraftLine] = []
        sections: tuple[Section, ...] = ("headline", "summary", *SECTIONS)
        for section in sections:
            mine = [line for line in self.lines if line.section == section]
            if not mine and section not in SECTIONS:
                mine = [line for line in self.beside.lines if line.section == section]
            ordered += mine[:1] if section == "headline" else mine
        return Draft(
            lines=tuple(completed(ordered, self.beside.lines)),
            chunks=len(self.parts),
            left_out=self.left_out,
            unread=tuple(self._unread()),
            cut=self.cut,
            degraded=tuple(self.degraded),
            withheld=_counted(self.withheld),
        )

    def _unread(self) -> Iterator[Unread]:
        """Give what no part has read; a sentence that is shown in two parts may be read in one."""
        read = [part.chunk for part in self.parts if part.error is None]
        for part in self.parts:
            start, end = _without(part.chunk, read)
            if part.error is not None and start < end:
                yield Unread(
                    source=self.reading.source, start=start, end=end, reason="chunk_failed"
                )


def _without(chunk: Chunk, read: Sequence[Chunk]) -> tuple[int, int]:
    """Give what of a chunk is in none of others, each of which may have its first or last part."""
    start = max((each.end for each in read if each.start <= chunk.start < each.end), default=0)
    end = min((each.start for each in read if each.start < chunk.end <= each.end), default=None)
    return max(start, chunk.start), chunk.end if end is None else end


def reason(error: ModelError) -> DegradedReason:
    """Say what a briefing is degraded by."""
    return REASONS.get(error.code, "model_failed")


def _degraded(errors: Sequence[ModelError], parts: int) -> Degraded:
    told = f"{len(errors)} of {parts} parts of the article were not read: {errors[0]}"
    return Degraded(reason=reason(errors[0]), detail=told)


def _fresh(line: DraftLine) -> DraftLine:
    """Give a line of the extractive engine without what only holds in its own draft."""
    return line.model_copy(update={"reply": None, "strong": False})


def _counted(withheld: Sequence[Withheld]) -> tuple[Withheld, ...]:
    counts: dict[tuple[object, ...], Withheld] = {}
    for each in withheld:
        key = (each.section, each.reason, each.detail)
        known = counts.get(key)
        counts[key] = each if known is None else known.model_copy(update={"count": known.count + 1})
    return tuple(counts.values())
