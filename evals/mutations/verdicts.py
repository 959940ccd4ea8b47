"""Owns what the scorers say of one gold or spoilt briefing, each asked once, when needed."""

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from evals import headline
from evals.checking import Checked, fails
from evals.judging import Judged, judge
from evals.mutations.golden import Golden
from evals.mutations.lines import SectionLine, sections
from evals.scorers import SCORERS
from evals.scores import SampleScores, Score
from service.grounding import check
from service.models import Briefing, Checks, Section
from service.text.reading import Reading

HEADLINE = "headline"
_SCORERS = {scorer.name: scorer for scorer in (*SCORERS, *headline.SIDES.values())}


class Verdict:
    """The scores of one briefing."""

    def __init__(self, golden: Golden, briefing: Briefing) -> None:
        """Take a gold briefing and what became of it; nothing is scored before it is asked for."""
        self._sample = golden.sample
        self._reading = golden.reading
        self._briefing = briefing
        self._known: dict[str, Score] = {}

    @cached_property
    def judged(self) -> Judged:
        """Pair the lines with the gold.

        What has no schema is not checked by the judge: the lines are checked here, where those that
        stand in many briefings are checked once.
        """
        written = self._briefing.model_dump(mode="json", by_alias=True, exclude={"schema_"})
        return replace(judge(self._sample, written), checked=self._checked())

    def score(self, scorer: str) -> Score:
        """Give what one scorer says."""
        if scorer not in self._known:
            self._known[scorer] = _SCORERS[scorer].score(self.judged)
        return self._known[scorer]

    def value(self, scorer: str) -> float | None:
        """Give the value of a score, or the headline score of this briefing alone."""
        if scorer != HEADLINE:
            return self.score(scorer).value
        sides = {side.name: self.score(side.name) for side in headline.SIDES.values()}
        scores = SampleScores(sample=self._sample.id, scores=sides, matches=self.judged.matches)
        return headline.of_sample(scores)

    def _checked(self) -> Checked:
        return {
            (section, index): _check(line, self._reading, section)
            for section, lines in sections(self._briefing).items()
            for index, line in enumerate(lines)
        }


class LineVerdicts(NamedTuple):
    """The ids of lines that a scorer can judge one by one, and of those it minds."""

    judged: frozenset[str]
    objected: frozenset[str]
    doubted: frozenset[str] = frozenset()
    """Lines about which the rules cannot tell."""


def by_line(scorer: str, verdict: Verdict) -> LineVerdicts | None:
    """Give what a scorer says of single lines; None where it judges briefings as a whole."""
    matches = verdict.judged.matches
    if scorer == "grounding":
        return _grounding(verdict.judged)
    if scorer == "who":
        wrong = (p.line_id for p in matches.pairs if not p.actor_right or p.target_right is False)
        return LineVerdicts(frozenset(p.line_id for p in matches.pairs), frozenset(wrong))
    if scorer == "when":
        dated = [pair for pair in matches.pairs if pair.when_right is not None]
        wrong = (pair.line_id for pair in dated if not pair.when_right)
        return LineVerdicts(frozenset(pair.line_id for pair in dated), frozenset(wrong))
    if scorer == "section":
        return _sections(verdict.judged)
    if scorer in _REASONS:
        alarms = matches.false_alarms
        wrong = (a.line_id for a in alarms if _REASONS[scorer] in (a.reason, "any"))
        every = {p.line_id for p in matches.pairs} | {a.line_id for a in alarms}
        return LineVerdicts(frozenset(every), frozenset(wrong))
    return None


_REASONS = {"traps": "trap", "precision": "any"}


def _sections(judged: Judged) -> LineVerdicts:
    right, wrong = set[str](), set[str]()
    for line in (line for section in judged.sections for line in judged.prediction.of(section)):
        if judged.rests_on_gold(line, line.section):
            right.add(line.id)
        elif any(judged.rests_on_gold(line, section) for section in judged.sections):
            wrong.add(line.id)
    return LineVerdicts(frozenset(right | wrong), frozenset(wrong))


def _grounding(judged: Judged) -> LineVerdicts:
    by_id = {
        judged.prediction.of(section)[index].id: checks
        for (section, index), checks in (judged.checked or {}).items()
    }
    failed = (line for line, checks in by_id.items() if fails(checks))
    unsure = (line for line, checks in by_id.items() if "undecided" in dict(checks).values())
    return LineVerdicts(frozenset(by_id), frozenset(failed), frozenset(unsure))


@lru_cache(maxsize=8192)
def _check(line: SectionLine, reading: Reading, section: Section) -> Checks:
    return check(line, reading, section)
