"""What is missing is said before anything is sent, and says what to do."""

import logging

import pytest

from service.engines.llm.calling.endpoint import Endpoint, endpoint
from service.engines.llm.calling.opening import NO_KEY, opened
from service.errors import SettingsInvalid
from service.settings import load

LOCAL = Endpoint("openai", "m", "http://127.0.0.1:9/v1", host="127.0.0.1:9")


def test_a_provider_whose_package_is_missing_names_it() -> None:
    with pytest.raises(SettingsInvalid, match="`pip install langchain-anthropic`") as told:
        opened(endpoint(load(model="anthropic:claude-x")), 1.0)
    assert told.value.__cause__ is None


def test_a_model_without_a_provider_says_how_to_name_one() -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_LLM_BASE_URL"):
        opened(endpoint(load(model="some-model-of-mine")), 1.0)


def test_a_missing_key_names_its_variable() -> None:
    with pytest.raises(SettingsInvalid, match="`OPENAI_API_KEY`"):
        opened(endpoint(load(model="openai:gpt-5-mini")), 1.0)


@pytest.mark.parametrize("key", [None, "", " "])
def test_an_address_of_ones_own_needs_no_key(
    key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if key is not None:
        monkeypatch.setenv("OPENAI_API_KEY", key)
    model = opened(LOCAL, 1.0).model
    assert model.openai_api_key.get_secret_value() == NO_KEY  # type: ignore[attr-defined]


def test_the_key_is_known_so_that_it_can_be_struck_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1234")
    assert opened(LOCAL, 1.0).secrets == ("sk-1234",)
    monkeypatch.delenv("OPENAI_API_KEY")
    assert opened(LOCAL, 1.0).secrets == ()


def test_openai_is_known_whatever_named_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1234")
    own = endpoint(load(model="gpt-5-mini"))
    assert opened(own, 1.0).is_openai
    assert opened(own, 1.0).compatible
    assert not opened(LOCAL, 1.0).is_openai
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    assert not opened(Endpoint("openai", "m"), 1.0).is_openai


def test_a_model_whose_name_prefers_another_address_stays() -> None:
    model = opened(LOCAL._replace(model="gpt-5-pro"), 1.0).model
    assert model.use_responses_api is False  # type: ignore[attr-defined]


def test_the_library_that_logs_addresses_is_quiet() -> None:
    logging.getLogger("httpx2").setLevel(logging.DEBUG)
    opened(LOCAL, 1.0)
    assert not logging.getLogger("httpx2").isEnabledFor(logging.INFO)
