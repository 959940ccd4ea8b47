"""Shrinking: what is left shows the fault, and little else."""

from evals.robustness.shrinking import shrunk


def test_what_is_left_is_what_the_fault_hangs_on() -> None:
    text = "a" * 300 + "x" + "b" * 200 + "y" + "c" * 99
    assert shrunk(text, lambda each: "x" in each and "y" in each) == "xy"


def test_it_ends_where_nothing_can_be_left_out() -> None:
    text, tries = "".join(map(chr, range(0x4E00, 0x5200))), []

    def never(shorter: str) -> bool:
        tries.append(shorter)
        return False

    assert shrunk(text, never) == text
    assert len(tries) <= 400
