"""Preferences: what is understood is minded, anything else is not."""

import pytest

from service.api.preferences import Preference, preference


@pytest.mark.parametrize(
    ("headers", "meant"),
    [
        ([], Preference(30)),
        (["wait=5"], Preference(5)),
        (["Wait=5"], Preference(5)),
        (['wait="7"'], Preference(7)),
        (["wait=0"], Preference(0)),
        (["wait=99999"], Preference(120)),
        (["wait=soon"], Preference(30)),
        (["wait=-1"], Preference(30)),
        (["respond-async"], Preference(0, asynchronous=True)),
        (["respond-async, wait=10"], Preference(0, asynchronous=True)),
        (["handling=lenient", "wait=3"], Preference(3)),
    ],
)
def test_headers_are_read(headers: list[str], meant: Preference) -> None:
    assert preference(headers) == meant
