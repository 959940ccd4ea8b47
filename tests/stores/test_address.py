"""Addresses: the usual spellings work, others are refused without showing a password."""

import pytest

from service.errors import SettingsInvalid
from service.stores.address import parse


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:////data/brevier.db", "sqlite+aiosqlite"),
        ("sqlite+aiosqlite:///some where/brevier.db", "sqlite+aiosqlite"),
        ("postgres://a:b@host/name", "postgresql+psycopg"),
        ("postgresql://a:b@host:5432/name?sslmode=require", "postgresql+psycopg"),
        ("postgresql+psycopg:///name?host=%2Frun%2Fpostgresql", "postgresql+psycopg"),
    ],
)
def test_an_address_gets_our_driver_and_keeps_the_rest(url: str, driver: str) -> None:
    parsed = parse(url)
    assert parsed.drivername == driver
    assert parsed.render_as_string(hide_password=False) == driver + url[url.index(":") :]


@pytest.mark.parametrize(
    "url",
    [
        *["", "brevier.db", "mysql://me:hunter2@host/name", "postgresql+asyncpg://me:hunter2@host"],
        *["postgresql://me:hunter2@host:port/name", "me:hunter2@host/name", "sqlite://"],
        *["sqlite:///:memory:", "://", "oracle://hunter2"],
    ],
)
def test_anything_else_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"BREVIER_DATABASE_URL.*postgresql://") as caught:
        parse(url)
    assert "hunter2" not in str(caught.value)
