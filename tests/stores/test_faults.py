"""What databases say becomes advice; none of their own words gets out."""

import pytest

from service.stores.faults import unavailable


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("file is not a database", "damaged"),
        ("database is locked", "another writer"),
        ("database or disk is full", "no room"),
        ("disk I/O error", "make room"),
        ("could not extend file: No space left on device", "no room"),
        ("attempt to write a readonly database", "who owns"),
        ('FATAL: password authentication failed for user "me"', "password"),
        ('FATAL: database "none" does not exist', "the server lacks"),
        ("connection to server failed: Connection refused", "does not answer"),
        ("FATAL: sorry, too many clients already", "try again"),
        ("terminating connection due to administrator command", "try again"),
        ("something else", "cannot be opened"),
    ],
)
def test_each_fault_has_its_advice(said: str, advice: str) -> None:
    told = str(unavailable(OSError(said)))
    assert advice in told
    assert said not in told
