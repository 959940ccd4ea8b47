"""Dates that machines state: ISO 8601 and mail dates, in their own time zone; all else is none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.ingest.dates import stated_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-02-14", date(2025, 2, 14)),
        (" 2025-02-14T23:30:00-08:00", date(2025, 2, 14)),
        ("20250214", date(2025, 2, 14)),
        ("20250214T101500Z", date(2025, 2, 14)),
        ("Fri, 14 Feb 2025 10:00:00 GMT", date(2025, 2, 14)),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("202502145", None),
        ("yesterday", None),
        ("14/02/2025", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_stated(written: str, day: date | None) -> None:
    assert stated_date(written) == day


@given(st.text(max_size=60))
def test_any_text_gives_a_date_or_none(written: str) -> None:
    assert isinstance(stated_date(written), date | None)
