"""Owns the model of the torture: quick, never the same time twice, and each answer is numbered."""

import json
import random
import re
from dataclasses import dataclass

from evals.peers import ChatRequest, Reply, Usage

_LINE = re.compile(r"^([pcnx]\d+)\|", re.MULTILINE)
_NOTHING: dict[str, list[str]] = {
    name: [] for name in ("summary", "positions", "criticism", "next_steps")
}


@dataclass(frozen=True)
class Numbered:
    """A script: it finds no line, so that each chunk is asked about twice, and puts lines in order.

    The tokens of an answer are the number of its call: they come back from wherever it is stored.
    """

    shortest_s: float = 0.2
    longest_s: float = 1.4

    def __call__(self, request: ChatRequest) -> Reply:
        """Answer."""
        asked = str(request.messages[-1].get("content"))
        found = {"summary": [], "order": _LINE.findall(asked)} if "<lines " in asked else _NOTHING
        return Reply(
            json.dumps({"headline": "", **found}),
            delay_s=random.Random(request.number).uniform(self.shortest_s, self.longest_s),
            usage=Usage(1, request.number),
        )
