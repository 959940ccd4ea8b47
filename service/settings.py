"""Owns every setting: the only reader of the environment (`BREVIER_*`), typed, with its meaning.

`docs/settings.md` is generated from this file by `make docs`.
"""

import ipaddress
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from service.errors import SettingsInvalid

PREFIX = "BREVIER_"


class Settings(BaseSettings):
    """What can be set; each field is the variable `BREVIER_` + its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore")

    data_dir: Path | None = Field(
        None,
        description="Folder of the database. Default: the platform's data folder for `brevier`.",
    )
    database_url: str | None = Field(
        None,
        description="URL of the database: `postgresql://user:password@host/name`, or "
        "`sqlite:////folder/file.db`. Default: `brevier.db` (SQLite) in the data folder.",
        repr=False,
    )
    retention_days: int | None = Field(
        None,
        ge=1,
        le=36_500,
        description="Days that briefings and their articles are kept; `brevier purge --expired` "
        "removes older ones. Default: for ever.",
    )
    job_retention_days: int = Field(
        30,
        ge=1,
        le=36_500,
        description="Days that finished jobs and idempotency keys are kept, likewise.",
    )
    engine: Literal["auto", "extractive", "llm"] = Field(
        "auto",
        description="Engine of a request that names none. `auto` is `llm` where `MODEL` is set, "
        "else `extractive`.",
    )
    model: str | None = Field(
        None,
        description="Model of the `llm` engine as `provider:name`, such as `openai:gpt-5-mini`; "
        "the provider's own variables (`OPENAI_API_KEY`) hold its key.",
    )
    llm_base_url: str | None = Field(
        None,
        description="Address of an OpenAI-compatible endpoint, up to and with `/v1` (Ollama, vLLM, "
        "llama.cpp, a gateway). No key is needed then.",
    )
    llm_timeout: float = Field(60, gt=0, description="Seconds that one call of a model may take.")
    llm_deadline: float = Field(
        180, gt=0, description="Seconds that all calls for one article may take, with retries."
    )
    llm_concurrency: int = Field(
        16,
        ge=1,
        le=1000,
        description="Calls of the model at once, over all articles of one process: each worker "
        "has as many.",
    )
    llm_rpm: int | None = Field(
        None,
        ge=1,
        description="Most calls of the model in a minute, over all servers and workers that share "
        "a database; `brevier brief` keeps it for itself.",
    )
    llm_tpm: int | None = Field(
        None, ge=100, description="Most tokens, of prompts and answers, in a minute, likewise."
    )
    llm_temperature: float | None = Field(
        None, ge=0, le=2, description="Temperature. Default: 0 where the model takes it."
    )
    llm_prices: Annotated[dict[str, tuple[float, float, float]], NoDecode] = Field(
        {},
        description="Prices for `cost_usd`, in US dollars a million tokens, as "
        "`model=input/cached/output`, separated by commas.",
    )
    llm_verify: bool = Field(
        False, description="Let a second call judge the lines that the checks leave undecided."
    )
    chunk_tokens: int = Field(
        3000, ge=200, le=200_000, description="Most tokens of an article in one call."
    )
    max_article_tokens: int | None = Field(
        None,
        ge=1,
        description="Most tokens, of prompts and answers, for one article; a longer one is briefed "
        "by the `extractive` engine.",
    )
    max_daily_tokens: int | None = Field(
        None, ge=1, description="Most tokens in one day (UTC); beyond them as above."
    )
    prompts_dir: Path | None = Field(
        None, description="Folder of prompts to use in place of those that Brevier comes with."
    )
    job_concurrency: int = Field(
        8, ge=1, le=1000, description="Jobs that one process works on at once."
    )
    serve_worker: bool = Field(
        True,
        description="Whether `brevier serve` works on jobs, too, in a process beside it; else only "
        "`brevier worker` does.",
    )
    stop_delay: float = Field(
        0,
        ge=0,
        le=600,
        description="Seconds in which `/ready` says no before a signal stops `brevier serve`, for "
        "a load balancer to notice.",
    )
    stop_patience: float = Field(
        20,
        ge=0,
        le=3600,
        description="Seconds that jobs under way get to end when a worker is stopped; what does "
        "not is handed on.",
    )
    max_queue: int = Field(
        10_000,
        ge=1,
        description="Most jobs that may wait; beyond them new ones are refused by 503.",
    )
    host: str = Field(
        "127.0.0.1",
        description="Address to listen on. Anything but loopback needs a key (`API_KEYS`, "
        "`brevier keys`).",
    )
    port: int = Field(8000, ge=0, le=65535, description="Port to listen on; 0 takes a free one.")
    api_keys: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        description="Keys that open `/v1`, separated by commas, each of at least 16 characters; "
        "each key sees its own briefings only.",
        repr=False,
    )
    max_article_bytes: int = Field(
        10_000_000, ge=1_000, description="Largest article, in bytes; a larger one is refused."
    )
    max_lines: int = Field(
        40, ge=1, le=1000, description="Most lines of one section; the rest is withheld, counted."
    )
    vocabulary_dir: Path | None = Field(
        None,
        description="Folder of tiktoken's vocabulary files, looked at first. Without any, token "
        "counts are estimates and briefings say so.",
    )
    debug: bool = Field(False, description="Show tracebacks on the command line.")
    tiktoken_cache_dir: Path | None = Field(
        None,
        validation_alias="TIKTOKEN_CACHE_DIR",
        description="tiktoken's own variable: the second folder that is looked at.",
    )

    @field_validator("api_keys", mode="before")
    @classmethod
    def _split_keys(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(key.strip() for key in value.split(",") if key.strip())
        return value

    @field_validator("api_keys")
    @classmethod
    def _long_enough(cls, keys: tuple[str, ...]) -> tuple[str, ...]:
        if any(len(key) < 16 for key in keys):
            raise ValueError("each key needs at least 16 characters")
        return keys

    @field_validator("llm_base_url", mode="before")
    @classmethod
    def _address(cls, value: object) -> object:
        if isinstance(value, str) and not value.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return value.rstrip("/") if isinstance(value, str) else value

    @field_validator("llm_prices", mode="before")
    @classmethod
    def _prices(cls, value: object) -> object:
        return _read_prices(value) if isinstance(value, str) else value

    @cached_property
    def folder(self) -> Path:
        """Give the data folder, which need not exist yet."""
        if self.data_dir is not None:
            return self.data_dir
        import platformdirs  # asked for only where a store is opened

        return platformdirs.user_data_path("brevier")

    @cached_property
    def database(self) -> str:
        """Give the URL of the database."""
        return self.database_url or f"sqlite+aiosqlite:///{self.folder / 'brevier.db'}"


def load(**overrides: object) -> Settings:
    """Read the environment; `overrides` win over it.

    Raises:
        SettingsInvalid: names each variable that cannot be used, and why.
    """
    try:
        return Settings(**overrides)  # type: ignore[arg-type]  # pydantic checks the values
    except ValidationError as error:
        faults = "; ".join(_fault(fault["loc"], fault["msg"]) for fault in error.errors())
        raise SettingsInvalid(faults) from error


def _fault(where: tuple[int | str, ...], message: str) -> str:
    name = str(where[0]) if where else "?"
    variable = name if name.isupper() else f"{PREFIX}{name.upper()}"
    return f"`{variable}`: {message.removeprefix('Value error, ')}"


def _read_prices(written: str) -> dict[str, tuple[float, ...]]:
    """Read "model=0.25/0.025/2": dollars a million tokens of input, cached input and output."""
    prices: dict[str, tuple[float, ...]] = {}
    for entry in filter(None, map(str.strip, written.split(","))):
        model, _, figures = entry.rpartition("=")
        try:
            paid = tuple(map(float, figures.split("/")))
        except ValueError:
            paid = ()
        if not model or len(paid) != 3 or min(paid) < 0:
            raise ValueError(f"{entry!r} is not `model=input/cached/output` in dollars")
        prices[model.strip()] = paid
    return prices


def is_loopback(host: str) -> bool:
    """Say whether a host name or address reaches this machine only."""
    name = host.strip("[]").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def check_exposure(settings: Settings, other_keys: Callable[[], bool] = lambda: False) -> None:
    """Refuse to listen on an address that others reach while there is no key.

    Args:
        settings: Its address and keys.
        other_keys: Says whether there are keys elsewhere; asked only where it matters.

    Raises:
        SettingsInvalid: says which ways out there are.
    """
    if not settings.api_keys and not is_loopback(settings.host) and not other_keys():
        raise SettingsInvalid(
            f"`BREVIER_HOST` {settings.host!r} is reached from other machines: set "
            "`BREVIER_API_KEYS`, make a key with `brevier keys add`, or listen on 127.0.0.1"
        )


def table() -> str:
    """Write the settings as the Markdown of `docs/settings.md`."""
    rows = [
        f"| `{_variable(name)}` | {_default(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join((_HEADER, *rows, ""))


_HEADER = """# Settings

All are environment variables, read once at the start by `service/settings.py`. This page is
generated: `make docs`.

| variable | default | meaning |
|---|---|---|"""


def _variable(name: str) -> str:
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{name.upper()}"


def _default(value: object) -> str:
    return "none" if value in (None, ()) else f"`{value}`"


if __name__ == "__main__":
    print(table(), end="")  # noqa: T201  # the page is this command's output
