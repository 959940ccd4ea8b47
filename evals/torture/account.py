"""Owns the account: what was promised, what is there, and which calls were made again."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from evals.torture.articles import Ask, number_of
from evals.torture.killer import Kill
from evals.torture.ledger import Answer, Kept
from evals.torture.submitter import Accepted, key


class Ends(NamedTuple):
    """How the articles ended, each list by their numbers."""

    briefed: list[int]
    lost: list[int]
    doubled: list[int]
    degraded: list[int]
    """Briefed, but not by the model as asked for."""


class Calls(NamedTuple):
    """What the model was asked; the lists are calls that were made before."""

    asked: int
    finished: list[Ask]
    """Though their answer was stored."""
    under_way: list[Ask]
    """As no answer had been stored."""


def ends(accepted: Iterable[Accepted], kept: Kept, articles: int) -> Ends:
    """Say of each article what became of it; 0 stands for jobs that belong to none."""
    promised = {each.number for each in accepted}
    jobs, briefings = _jobs(kept, articles), defaultdict(set)
    for name, (words, _) in kept.briefings.items():
        briefings[number_of(words)].add(name)
    done = {name for name, (status, made) in kept.jobs.items() if status == "done" and made}
    briefed = [each for each in sorted(promised) if jobs[each] & done and briefings[each]]
    several = {each for each, names in (*jobs.items(), *briefings.items()) if len(names) > 1}
    if set(kept.jobs) - set().union(*jobs.values()):
        several.add(0)  # no key leads there, and no briefing came of it
    poor = {number_of(words) for words, whole in kept.briefings.values() if not whole}
    return Ends(briefed, sorted(promised - set(briefed)), sorted(several), sorted(poor))


def _jobs(kept: Kept, articles: int) -> defaultdict[int, set[str]]:
    """Give the jobs of each article: those that its key leads to, or that gave its briefing."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for number in range(1, articles + 1):
        if (job := kept.keys.get(key(number))) is not None:
            found[number].add(job)
    for job, (_, briefing) in kept.jobs.items():
        if briefing in kept.briefings:
            found[number_of(kept.briefings[briefing][0])].add(job)
    return found


def calls(asks: Sequence[Ask], answers: Mapping[int, Answer], clock_s: float) -> Calls:
    """Say which calls were made again, and whether they had to be.

    Args:
        asks: All calls, in their order.
        answers: Those answers that were ever seen stored, by the number of the call.
        clock_s: What `time.time()` is ahead of `time.monotonic()`.
    """
    finished, under_way, before = [], [], defaultdict[tuple[int, str], list[Ask]](list)
    for ask in asks:
        earlier = before[ask.article, ask.what]
        stored = [answers[each.number].stored_at for each in earlier if each.number in answers]
        if any(at < ask.at + clock_s for at in stored):
            finished.append(ask)
        elif earlier:
            under_way.append(ask)
        earlier.append(ask)
    return Calls(len(asks), finished, under_way)


def gaps(kills: Sequence[Kill], asks: Sequence[Ask], kept: Kept) -> list[float]:
    """Give the seconds from each kill to the next call of each job that it left behind.

    A job that is left behind twice counts from the second time; one that needed no more calls, not.
    """
    numbers = {job: int(name.rpartition("-")[2]) for name, job in kept.keys.items() if job}
    moments = defaultdict(list)
    for kill in kills:
        for job in kill.jobs:
            moments[numbers.get(job)].append(kill.at)
    found = []
    for number, times in moments.items():
        for at, following in zip(times, (*times[1:], float("inf")), strict=True):
            later = (ask.at for ask in asks if ask.article == number and at < ask.at < following)
            found += [first - at for first in [next(later, None)] if first is not None]
    return found
