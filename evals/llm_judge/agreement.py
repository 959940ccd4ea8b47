"""Owns how far two say the same of the same lines: in percent, and beyond chance."""

from collections.abc import Iterable

from evals.scores import Agreement


def agreement(pairs: Iterable[tuple[bool, bool]]) -> Agreement:
    """Give the share of pairs that are alike, and Cohen's kappa.

    Kappa is what they agree beyond chance, over what there is beyond chance; where both always say
    the same one thing there is nothing, and it is None.
    """
    several = list(pairs)
    n = len(several)
    if not n:
        return Agreement(n=0, share=None, kappa=None)
    alike = sum(one == other for one, other in several) / n
    first, second = (sum(pair[at] for pair in several) / n for at in (0, 1))
    chance = first * second + (1 - first) * (1 - second)
    kappa = (alike - chance) / (1 - chance) if chance < 1 else None
    return Agreement(n=n, share=alike, kappa=kappa)
