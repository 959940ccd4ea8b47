"""Duplicates: the same line twice, under another id."""

from evals.mutations.duplication import Duplicate
from tests.evals.mutations.spoilt import lines, made, mutants


def test_every_second_line_of_a_section_stands_twice() -> None:
    (mutant,) = mutants(Duplicate())
    texts = [line.text for line in lines(mutant)]
    assert (len(texts), len(set(texts)), len(mutant.changed)) == (8, 5, 3)


def test_no_two_lines_share_an_id() -> None:
    (mutant,) = mutants(Duplicate())
    assert len({line.id for line in lines(mutant)}) == len(lines(mutant))
    assert not {*mutant.changed} & {*made().records}
