"""Halves: every line that fits is spoilt once, and the other half is left as it was."""

from evals.mutations.golden import golden
from evals.mutations.halves import halves
from evals.mutations.lines import SectionLine, sections, told
from tests.evals.makers import sample

GOLDEN = golden(sample())


def _short(line: SectionLine) -> SectionLine | None:
    return told(line, line.text[:4]) if line.text != "Shopkeepers" else None


def test_each_line_is_spoilt_in_one_half_and_sound_in_the_other() -> None:
    before = {line.id: line for held in sections(GOLDEN.briefing).values() for line in held}
    first, second = halves(GOLDEN, _short)
    for half, other in ((first, second), (second, first)):
        now = {line.id: line for held in sections(half.briefing).values() for line in held}
        assert {key for key, line in now.items() if line != before[key]} == {*half.changed}
        assert not {*half.changed} & {*other.changed}
    assert {*first.changed, *second.changed} == {*before}


def test_a_change_that_fits_one_line_gives_one_briefing() -> None:
    only = [*GOLDEN.records][2]
    (half,) = halves(GOLDEN, lambda line: told(line, "x") if line.id == only else None)
    assert (half.changed, half.share) == ((only,), 1 / len(GOLDEN.records))


def test_a_change_that_fits_nothing_gives_nothing() -> None:
    assert list(halves(GOLDEN, lambda line: None)) == []
