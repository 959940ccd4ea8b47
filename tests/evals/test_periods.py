import pytest

from evals.periods import agrees, bounds


@pytest.mark.parametrize(
    ("start", "end", "gold", "right"),
    [
        ("2027-03-12", "2027-03-12", "2027-03-12", True),
        ("2027-03-12T09:00", "2027-03-12T09:00", "2027-03-12", True),
        ("2027-03-01", "2027-03-12", "2027-03-12", True),
        (None, "2027-03-12", "2027-03-12", True),
        ("2027-03-12", None, "2027-03-12", True),
        ("2027-03-13", "2027-03-13", "2027-03-12", False),
        ("2026-03-12", "2026-03-12", "2027-03-12", False),
        ("2027-03-01", "2027-03-31", "2027-03", True),
        ("2027-03-12", "2027-03-12", "2027-03", False),
        ("2027-01-01", "2027-12-31", "2027", True),
        ("2027-01-01", "2027-12-31", "2027-06", False),
        ("2020-01-01", None, "2027-03-12", False),
        (None, None, "2027-03-12", False),
    ],
)
def test_a_time_agrees_where_it_holds_the_gold_and_shares_an_edge(
    start: str | None, end: str | None, gold: str, right: bool
) -> None:
    assert agrees(start, end, gold) is right


@pytest.mark.parametrize(
    ("day", "edges"),
    [
        ("2028-02", ("2028-02-01", "2028-02-29")),
        ("2027", ("2027-01-01", "2027-12-31")),
        ("2027-05-04", ("2027-05-04", "2027-05-04")),
    ],
)
def test_bounds_are_the_first_and_the_last_day(day: str, edges: tuple[str, str]) -> None:
    assert bounds(day) == edges
