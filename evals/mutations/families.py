"""Owns the list of all mutations, in the order of the table."""

from evals.mutations.actors import SwapActors
from evals.mutations.base import Mutation
from evals.mutations.dates import ChangeDate
from evals.mutations.duplication import Duplicate
from evals.mutations.extremes import Empty, EverySentence, WholeArticle
from evals.mutations.harmless import OtherName, Reorder, ShorterEvidence
from evals.mutations.hedges import DropHedge
from evals.mutations.invention import Invent
from evals.mutations.misplacement import WrongSection
from evals.mutations.negation import Negate
from evals.mutations.numbers import ChangeNumber
from evals.mutations.omission import Drop
from evals.mutations.past import PastAsNextStep
from evals.mutations.spans import ShiftSpan, WrongEvidence
from evals.mutations.targets import SwapCriticAndTarget

MUTATIONS: tuple[Mutation, ...] = (
    SwapActors(),
    SwapCriticAndTarget(),
    Negate(),
    DropHedge(),
    ChangeNumber(),
    ChangeDate(),
    Invent(),
    WrongEvidence(),
    ShiftSpan(),
    WrongSection(),
    PastAsNextStep(),
    Duplicate(),
    Drop("drop a third", 3),
    Drop("drop half", 2),
    Empty(),
    WholeArticle(),
    EverySentence(),
    Reorder(),
    OtherName(),
    ShorterEvidence(),
)
