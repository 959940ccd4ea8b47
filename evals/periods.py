"""Owns whether a time that a briefing gives is the one that the gold names."""

from calendar import monthrange


def agrees(start: str | None, end: str | None, gold: str) -> bool:
    """Say whether first and last day (ISO, inclusive, None where open) are those of a gold date.

    The gold has the precision of the text: `2027-03-12`, `2027-03`, `2027`. A bound of it counts
    ("by 12 March" may begin anywhere before), as long as the time holds the gold's and they share
    an edge.
    """
    first, last = bounds(gold)
    begins, ends = (start or "")[:10], (end or "")[:10]
    holds = (not begins or begins <= first) and (not ends or last <= ends)
    return holds and (begins == first or ends == last)


def bounds(day: str) -> tuple[str, str]:
    """Give the first and the last day of an ISO date at the precision of a day, month or year."""
    if len(day) == len("2027"):
        return f"{day}-01-01", f"{day}-12-31"
    if len(day) == len("2027-03"):
        last = monthrange(int(day[:4]), int(day[5:]))[1]
        return f"{day}-01", f"{day}-{last}"
    return day, day
