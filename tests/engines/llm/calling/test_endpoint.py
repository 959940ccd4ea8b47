"""Which provider, which model, where; and what of an address may be shown."""

import pytest

from service.engines.llm.calling.endpoint import Endpoint, endpoint
from service.errors import SettingsInvalid
from service.settings import load


@pytest.mark.parametrize(
    ("model", "base_url", "provider", "name"),
    [
        ("openai:gpt-5-mini", None, "openai", "gpt-5-mini"),
        ("azure-openai:prod", None, "azure_openai", "prod"),
        ("gpt-5-mini", None, None, "gpt-5-mini"),
        ("anthropic:claude-x", None, None, "anthropic:claude-x"),  # LangChain reads it
        ("gpt-5-mini", "http://h/v1", "openai", "gpt-5-mini"),
        ("openai:gpt-5-mini", "http://h/v1", "openai", "gpt-5-mini"),
        ("qwen3:8b", "http://h/v1", "openai", "qwen3:8b"),
        ("anthropic:claude-x", "http://h/v1", "openai", "anthropic:claude-x"),
    ],
)
def test_the_model_of_the_settings(
    model: str, base_url: str | None, provider: str | None, name: str
) -> None:
    found = endpoint(load(model=model, llm_base_url=base_url))
    assert (found.provider, found.model) == (provider, name)


def test_the_address_is_taken_apart() -> None:
    found = endpoint(load(model="m", llm_base_url="https://ann:p%40ss@Gate.example:8443/v1/?t=k1"))
    assert found == Endpoint(
        provider="openai",
        model="m",
        base_url="https://gate.example:8443/v1",
        login=("ann", "p@ss"),
        query=(("t", "k1"),),
        host="gate.example:8443",
    )
    assert found.secrets == ("ann", "p@ss", "k1")
    assert found.place == "`gate.example:8443`"


def test_an_address_of_ipv6_keeps_its_brackets() -> None:
    found = endpoint(load(model="m", llm_base_url="http://[::1]:8080/v1"))
    assert (found.base_url, found.host) == ("http://[::1]:8080/v1", "[::1]:8080")


@pytest.mark.parametrize("address", ["http://", "http://h:port/v1", "http://[::1/v1"])
def test_an_address_that_cannot_be_read_is_a_fault_of_the_settings(address: str) -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_LLM_BASE_URL") as told:
        endpoint(load(model="m", llm_base_url=address))
    assert told.value.__cause__ is None


def test_no_model() -> None:
    with pytest.raises(SettingsInvalid, match="BREVIER_MODEL"):
        endpoint(load(llm_base_url="http://h/v1"))
