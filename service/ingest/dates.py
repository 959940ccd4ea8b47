"""Owns the reading of a publication date as machines state it (ISO 8601, RFC 5322)."""

import re
from datetime import date

_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_FIRST_YEAR = 1600
"""Before the first newspaper a date is a fault of the page."""


def stated_date(written: str) -> date | None:
    """Give the day that a date or date-time names, in its own time zone; None where it is none."""
    iso = _ISO.match(written)
    try:
        day = date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else _from_mail(written)
    except (ValueError, OverflowError):
        return None
    return day if day.year >= _FIRST_YEAR else None


def _from_mail(written: str) -> date:
    from email.utils import parsedate_to_datetime  # brings in much, for a rare form

    return parsedate_to_datetime(written[:100]).date()
