"""Owns the making of LangChain's model: provider, key, HTTP client, and what is missing."""

import logging
import warnings
from typing import Any, NamedTuple

import openai
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_openai.chat_models.base import BaseChatOpenAI
from pydantic import SecretStr

from service.engines.llm.calling.endpoint import FAMILY, OPENAI, Endpoint
from service.errors import SettingsInvalid

NO_KEY = "none"
"""Sent where an address is set and no key: a local server asks for none."""


class Opened(NamedTuple):
    """A model that can be asked, on one event loop."""

    model: BaseChatModel
    client: openai.DefaultAsyncHttpxClient | None
    """The connections that it keeps, where they are ours to close."""

    @property
    def compatible(self) -> bool:
        """Say whether OpenAI's own options can be sent to it."""
        return isinstance(self.model, BaseChatOpenAI)

    @property
    def is_openai(self) -> bool:
        """Say whether it is OpenAI's own address, whatever variable named it."""
        client = getattr(self.model, "root_async_client", None)
        return client is not None and client.base_url.host == "api.openai.com"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Give the keys that the model holds."""
        fields = (getattr(self.model, name, None) for name in type(self.model).model_fields)
        keys = (field.get_secret_value() for field in fields if isinstance(field, SecretStr))
        return tuple(key for key in keys if key and key != NO_KEY)


def opened(endpoint: Endpoint, timeout_s: float, **standard: Any) -> Opened:  # noqa: ANN401  # LangChain's own
    """Make the model of an endpoint.

    Args:
        endpoint: Provider, name and address.
        timeout_s: The seconds that a connection may be silent.
        standard: LangChain's parameters that every provider takes (`temperature`, `max_tokens`).

    Raises:
        SettingsInvalid: the provider is unknown, or its package or its key is missing.
    """
    _be_quiet()
    options: dict[str, Any] = {"max_retries": 0, "timeout": timeout_s, **standard}
    client = None
    if endpoint.provider in FAMILY:
        client = openai.DefaultAsyncHttpxClient(timeout=timeout_s, auth=endpoint.login)
        options |= {"http_async_client": client, "use_responses_api": False}
    if endpoint.base_url:
        options |= {"base_url": endpoint.base_url, "default_query": dict(endpoint.query) or None}
    return Opened(_made(endpoint, options), client)


def _made(endpoint: Endpoint, options: dict[str, Any]) -> BaseChatModel:
    try:
        model = _init(endpoint, options)
        if endpoint.base_url is None or _key(model):
            return model
    except (openai.OpenAIError, ValueError) as error:
        fault = _fault(endpoint, error)
    except ImportError as error:
        raise SettingsInvalid(_missing(endpoint, error)) from None
    else:
        fault = SettingsInvalid("no key")
    if endpoint.base_url is None:
        raise fault
    return _init(endpoint, {**options, "api_key": NO_KEY})


def _init(endpoint: Endpoint, options: dict[str, Any]) -> BaseChatModel:
    model: BaseChatModel = init_chat_model(
        endpoint.model, model_provider=endpoint.provider, **options
    )
    return model


def _key(model: BaseChatModel) -> str:
    key = getattr(model, "openai_api_key", None)
    return key.get_secret_value().strip() if isinstance(key, SecretStr) else ""


def _fault(endpoint: Endpoint, error: Exception) -> SettingsInvalid:
    """Say what is missing; a `ValueError` of pydantic may show values, so none is passed on."""
    if "nable to infer model provider" in str(error):
        return SettingsInvalid(
            f"`BREVIER_MODEL` {endpoint.model!r} names no provider that LangChain knows: write it "
            "as `openai:gpt-5-mini`, or set `BREVIER_LLM_BASE_URL`"
        )
    variable = "`OPENAI_API_KEY`" if endpoint.provider == OPENAI else "its provider's key variable"
    return SettingsInvalid(
        f"`BREVIER_MODEL` {endpoint.model!r} cannot be used: set {variable}, or set "
        "`BREVIER_LLM_BASE_URL` for a server that needs no key"
    )


def _missing(endpoint: Endpoint, error: ImportError) -> str:
    module = (error.name or "").partition(".")[0]
    if not module:  # LangChain's own message: "Please install it with `pip install PACKAGE`"
        module = str(error).rpartition("pip install ")[2].strip("`'. ") or "its LangChain package"
    package = module.replace("_", "-")
    return (
        f"`BREVIER_MODEL` {endpoint.model!r} needs the package `{package}`: `pip install {package}`"
    )


def _be_quiet() -> None:
    """Keep the libraries from showing addresses with their queries, or advice not meant for us."""
    logging.getLogger("httpx2").setLevel(logging.WARNING)
    for beginning in ("This model does not support OpenAI's structured", "Invalid schema for Open"):
        warnings.filterwarnings("ignore", beginning, UserWarning)
