"""Owns the way from a Draft to lines that show their source: locate, check, withhold."""

from service.grounding.finding import Refusal
from service.grounding.ground import Grounded, examine, ground
from service.grounding.locate import LocatedLine, locate
from service.grounding.stored import check
from service.grounding.witness import Witnesses

__all__ = [
    "Grounded",
    "LocatedLine",
    "Refusal",
    "Witnesses",
    "check",
    "examine",
    "ground",
    "locate",
]
