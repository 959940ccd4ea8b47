"""Owns the kills: random moments and random victims, the same for the same seed."""

import random
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

from evals.torture.fleet import Fleet, Role
from evals.torture.ledger import Answer, Ledger
from evals.torture.submitter import Submitter

SHORTEST_S = 0.3
STARTING_S = 60.0
"""The time that a fleet gets to be up again before the next kill."""


class Planned(NamedTuple):
    """A kill to come: of the process at this place."""

    waits: bool
    """Whether the fleet is to be up first; else somebody may be killed while it starts."""
    pause_s: float
    """After so many seconds."""
    lead_s: float
    """How long before it more articles are let through."""
    place: int


class Kill(NamedTuple):
    """A kill: when it was done by (`time.monotonic()`), to whom, and whose jobs are left."""

    at: float
    role: Role
    jobs: tuple[str, ...]


def plan(kills: int, places: int, seed: int, longest_s: float) -> Iterator[Planned]:
    """Give the kills of a seed, at most so many seconds between two of them."""
    chance = random.Random(seed)
    for _ in range(kills):
        pause_s = chance.uniform(SHORTEST_S, longest_s)
        lead_s = pause_s * chance.random() ** 2  # often short: an API is to die amid a request
        yield Planned(chance.random() < 0.8, pause_s, lead_s, chance.randrange(places))


class Killer:
    """Kills what the plan says, and writes down what the dead leave behind."""

    def __init__(self, fleet: Fleet, ledger: Ledger, submitter: Submitter) -> None:
        """Take whom to kill, where to look afterwards, and who posts articles meanwhile."""
        self._fleet, self._ledger, self._submitter = fleet, ledger, submitter
        self.kills: list[Kill] = []
        self.answers: dict[int, Answer] = {}
        """What steps had stored at some moment, by the number of the call."""

    def run(self, planned: list[Planned], articles: int, deadline: float) -> None:
        """Kill, until all is done or the time (`time.monotonic()`) is over."""
        let = 0
        for done, each in enumerate(planned, 1):
            if time.monotonic() > deadline:
                return
            if each.waits:
                self._fleet.wait(STARTING_S)
            time.sleep(each.pause_s - each.lead_s)
            due = articles * done // len(planned)
            self._submitter.let(due - let)
            let = due
            time.sleep(each.lead_s)
            self._kill(each.place)
            if not done % 10:
                print(f"{done} kills", file=sys.stderr, flush=True)

    def look(self) -> None:
        """Remember which answers are stored by now; DBOS keeps them for minutes only."""
        self.answers |= {each.number: each for each in self._ledger.answers()}

    def _kill(self, place: int) -> None:
        self._fleet.mend()
        processes = self._fleet.ids(place)
        self._fleet.kill(place)
        at = time.monotonic()
        jobs = tuple(self._ledger.owned(processes))
        self._fleet.replace(place)
        self.kills.append(Kill(at, self._fleet.places[place].role, jobs))
        self.look()
