"""Owns where the model is: provider, name and address of the settings, secrets set apart."""

from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit, urlunsplit

from service.errors import SettingsInvalid
from service.settings import Settings

OPENAI = "openai"
FAMILY = (OPENAI, "azure_openai")
"""The providers of `langchain-openai`."""


class Endpoint(NamedTuple):
    """A model and where it is asked."""

    provider: str | None
    """LangChain's name of it; None leaves LangChain to infer it from the model's name."""
    model: str
    base_url: str | None = None
    """Without user, password and query, so that no log line of a library shows them."""
    login: tuple[str, str] | None = None
    query: tuple[tuple[str, str], ...] = ()
    host: str | None = None
    """Host and port of `base_url`, for messages; None for the provider's own address."""

    @property
    def secrets(self) -> tuple[str, ...]:
        """Give the strings of the address that must not come out."""
        return (*(self.login or ()), *(value for _, value in self.query))

    @property
    def place(self) -> str:
        """Name the endpoint in a message."""
        return f"`{self.host}`" if self.host else f"the provider of {self.model!r}"


def endpoint(settings: Settings) -> Endpoint:
    """Read the model and its address.

    Where `BREVIER_LLM_BASE_URL` is set the model is OpenAI-compatible whatever its name, so that
    a colon in the name (`qwen3:8b`) is not taken for a provider's.

    Raises:
        SettingsInvalid: no model is named, or the address cannot be read.
    """
    if not settings.model:
        raise SettingsInvalid("`BREVIER_MODEL` is not set: name a model, as `openai:gpt-5-mini`")
    provider, colon, name = settings.model.partition(":")
    provider = provider.strip().lower().replace("-", "_")
    if settings.llm_base_url is None:
        named = bool(colon) and provider in FAMILY
        return Endpoint(provider, name) if named else Endpoint(None, settings.model)
    model = name if colon and provider == OPENAI else settings.model
    return _at(model, settings.llm_base_url)


def _at(model: str, address: str) -> Endpoint:
    try:
        url = urlsplit(address)
        port = f":{url.port}" if url.port else ""
    except ValueError:
        raise SettingsInvalid("`BREVIER_LLM_BASE_URL` is no address that can be read") from None
    if not url.hostname:
        raise SettingsInvalid("`BREVIER_LLM_BASE_URL` names no host")
    bracketed = f"[{url.hostname}]" if ":" in url.hostname else url.hostname
    host = bracketed + port
    user, password = unquote(url.username or ""), unquote(url.password or "")
    login = (user, password) if user or password else None
    bare = urlunsplit((url.scheme, host, url.path.rstrip("/"), "", ""))
    return Endpoint(OPENAI, model, bare, login, tuple(parse_qsl(url.query)), host)
