"""Settings: defaults, clear faults, and the rule that no open service leaves this machine."""

from pathlib import Path

import pytest

from service.errors import SettingsInvalid
from service.settings import check_exposure, is_loopback, load, table
from tests.conftest import ROOT


def test_defaults_stand_without_an_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BREVIER_DATA_DIR")
    settings = load()
    assert (settings.host, settings.port, settings.engine) == ("127.0.0.1", 8000, "auto")
    assert settings.database.endswith("brevier.db")


def test_the_database_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVIER_DATA_DIR", "some where")
    assert load().database == "sqlite+aiosqlite:///" + str(Path("some where") / "brevier.db")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BREVIER_PORT", "eighty"),
        ("BREVIER_PORT", "99999"),
        ("BREVIER_ENGINE", "best"),
        ("BREVIER_API_KEYS", "short"),
        ("BREVIER_MAX_LINES", "0"),
    ],
)
def test_a_bad_value_is_named_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsInvalid, match=name):
        load()


def test_keys_are_split_at_commas_and_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVIER_API_KEYS", " 0123456789abcdef , fedcba9876543210,")
    settings = load()
    assert settings.api_keys == ("0123456789abcdef", "fedcba9876543210")
    assert "0123456789abcdef" not in repr(settings)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("localhost", True),
        ("[::1]", True),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("localhost.example", False),
    ],
)
def test_loopback_is_told_from_the_rest(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_an_open_address_without_keys_is_refused() -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_API_KEYS"):
        check_exposure(load(host="0.0.0.0"))
    check_exposure(load(host="0.0.0.0", api_keys=("0123456789abcdef",)))
    check_exposure(load(host="0.0.0.0"), lambda: True)
    check_exposure(load())


def test_the_page_of_settings_is_current() -> None:
    assert (ROOT / "docs" / "settings.md").read_text(encoding="utf-8") == table()


def test_prices_are_read_by_model() -> None:
    prices = load(llm_prices="openai:a=1/0.5/2, b=0/0/0").llm_prices
    assert prices == {"openai:a": (1.0, 0.5, 2.0), "b": (0.0, 0.0, 0.0)}


@pytest.mark.parametrize("written", ["a=1/2", "a=1/2/x", "=1/2/3", "a=1/-2/3", "1/2/3"])
def test_a_price_that_is_none_is_quoted(written: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"LLM_PRICES.*input/cached/output"):
        load(llm_prices=written)


def test_an_address_of_a_model_is_one() -> None:
    assert load(llm_base_url="http://127.0.0.1:8080/v1/").llm_base_url == "http://127.0.0.1:8080/v1"
    with pytest.raises(SettingsInvalid, match=r"LLM_BASE_URL.*http"):
        load(llm_base_url="127.0.0.1:8080")
