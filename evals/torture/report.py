"""Owns the report: one table, what has to be 0 first."""

from collections.abc import Mapping
from typing import NamedTuple

from rich.table import Table

from evals.torture.account import Calls, Ends
from evals.torture.fleet import Role
from evals.torture.killer import Kill
from evals.torture.submitter import Accepted


class Run(NamedTuple):
    """All that is known of a run."""

    database: str
    planned: int
    articles: int
    kills: list[Kill]
    accepted: list[Accepted]
    answers: Mapping[str, int]
    ends: Ends
    calls: Calls
    abandoned: int
    gaps: list[float]
    open: int
    """Jobs that were not over when the time was."""
    fell: int
    seconds: float

    @property
    def good(self) -> bool:
        """Whether all was done, and nothing lost, doubled or repeated that was finished."""
        ends, done = self.ends, len(self.kills) == self.planned
        whole = done and len(self.accepted) == self.articles
        return whole and not (ends.lost or ends.doubled or self.calls.finished or self.open)


def table(run: Run) -> Table:
    """Write it."""
    made = Table(title=f"torture on {run.database}", title_justify="left", show_header=False)
    for name, value in _rows(run):
        made.add_row(name, value)
    return made


def _rows(run: Run) -> list[tuple[str, str]]:
    ends, calls = run.ends, run.calls
    roles = [kill.role for kill in run.kills]
    hit = [kill for kill in run.kills if kill.jobs]
    tried = [each for each in run.accepted if each.trials > 1]
    return [
        ("articles lost", _named(ends.lost)),
        ("articles doubled", _named(ends.doubled)),
        ("finished calls repeated", _named([f"{a.article}: {a.what}" for a in calls.finished])),
        ("calls under way at a kill, repeated", str(len(calls.under_way))),
        ("  of these, cut off before the answer had left", str(run.abandoned)),
        ("calls of the model", str(calls.asked)),
        ("kills", f"{len(roles)} of {run.planned}: " + _counted(roles)),
        ("  that left jobs behind", f"{len(hit)}, with {sum(len(k.jobs) for k in hit)} jobs"),
        ("processes that ended by themselves", str(run.fell)),
        ("articles accepted", f"{len(run.accepted)} of {run.articles}"),
        ("  after several trials", str(len(tried))),
        ("  what was answered", ", ".join(f"{n} {name}" for name, n in run.answers.items())),
        ("  longest time until accepted", f"{max((a.seconds for a in tried), default=0):.1f} s"),
        ("briefings", f"{len(ends.briefed)}, {len(ends.degraded)} of them less than asked for"),
        ("jobs not over in time", str(run.open)),
        ("longest from a kill to the job's next call", f"{max(run.gaps, default=0):.1f} s"),
        ("median of that", f"{sorted(run.gaps)[len(run.gaps) // 2] if run.gaps else 0:.1f} s"),
        ("wall time", f"{run.seconds:.0f} s"),
    ]


def _counted(roles: list[Role]) -> str:
    return ", ".join(f"{roles.count(role)} {role}" for role in sorted(set(roles)))


def _named(found: list[int] | list[str]) -> str:
    few = ", ".join(map(str, found[:8]))
    return f"{len(found)} ({few})" if found else "0"
