"""Owns a part of an article on its way through a model: what was asked, what came of it."""

from dataclasses import dataclass, field

from service.engines.llm.answers import answer, spoken
from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.rows import SECTIONS, rows
from service.engines.llm.shown import Shown
from service.engines.llm.sifting import Fallen, sift
from service.errors import ModelError, ModelRefused, ModelUnusable
from service.grounding import Witnesses
from service.models import SECTIONS as BODY
from service.models import DraftLine, Section
from service.text.chunks import Chunk


@dataclass
class Part:
    """A chunk, the request about it, and the lines that stand so far."""

    chunk: Chunk
    shown: Shown
    request: ModelRequest
    answered: str = ""
    readable: bool = False
    """Whether an answer held an object of the form that was asked for."""
    cut_off: bool = False
    lines: list[DraftLine] = field(default_factory=list)
    fallen: list[tuple[Section, Fallen]] = field(default_factory=list)
    error: ModelError | None = None

    def take(self, reply: ModelReply, witnesses: Witnesses) -> None:
        """Take the first answer."""
        self.answered, self.cut_off = spoken(reply.text), reply.finish == "length"
        self.error = _refusal(reply)
        if self.error is not None:
            return
        found = answer(reply.text, SECTIONS)
        self.readable = found is not None
        self.lines, self.fallen = sift(rows(found or {}), self.shown, witnesses)

    def take_repaired(self, reply: ModelReply, witnesses: Witnesses) -> None:
        """Take what stands of the second answer; it drives out what fell of the first."""
        found = answer(reply.text, SECTIONS)
        self.readable = self.readable or found is not None
        self.cut_off = reply.finish == "length" or (self.cut_off and found is None)
        if not self.readable:
            self.error = _refusal(reply)
        standing, fallen = sift(rows(found or {}), self.shown, witnesses)
        fresh = [line for line in standing if self._is_news(line)]
        self.lines += fresh
        self.fallen = [each for each in self.fallen if not _mended(each, fresh)]
        known = {(section, each.said) for section, each in self.fallen}
        self.fallen += [(sec, each) for sec, each in fallen if (sec, each.said) not in known]

    def _is_news(self, line: DraftLine) -> bool:
        """Say whether a repaired line is none of those that stand: some models say all again.

        A headline or a summary that stands is not written twice; rows of it that fell are replaced.
        """
        if line.section in BODY:
            return line not in self.lines
        fell = any(section == line.section for section, _ in self.fallen)
        stands = any(each.section == line.section for each in self.lines)
        return line not in self.lines and (not stands or (fell and line.section == "summary"))

    def mend_failed(self, error: ModelError) -> None:
        """Go on with the first answer, where there was one."""
        if not self.readable:
            self.error = error

    def settle(self) -> None:
        """Note where nothing came of it: an unreadable answer is none."""
        if self.error is None and not self.readable:
            self.error = ModelUnusable("the model's answer is not of the form that was asked for")


def _refusal(reply: ModelReply) -> ModelRefused | None:
    if reply.finish not in ("refused", "filtered"):
        return None
    who = "the model" if reply.finish == "refused" else "a content filter"
    return ModelRefused(f"{who} refused to answer about this article")


def _mended(fallen: tuple[Section, Fallen], standing: list[DraftLine]) -> bool:
    """Say whether a line that stands now is about the sentences of one that fell."""
    section, each = fallen
    if each.line is None:
        return any(line.section == section for line in standing)
    cited = set(each.line.sentences)
    return any(
        line.section == section and (cited & set(line.sentences) or line.text == each.said)
        for line in standing
    )
