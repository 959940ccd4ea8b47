"""Owns `brevier doctor`: tries each part that Brevier needs, and says what works."""

import asyncio
import json
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from importlib import metadata
from typing import TYPE_CHECKING, Literal, NamedTuple

from service import __version__
from service.cli import keys, output
from service.errors import BrevierError
from service.render.clean import one_line
from service.render.wrap import wrap
from service.settings import Settings, check_exposure, load

if TYPE_CHECKING:
    from service.engines.llm.calling.probing import Probe

State = Literal["ok", "note", "broken"]
_SAMPLE = (
    "The council opposes the new bridge, the mayor said on Monday after a long meeting at the town "
    "hall. “We will not pay for it,” she told reporters. Critics accused the council of wasting "
    "three years. The council will vote again on Friday."
)
_PATIENCE = 10
"""Seconds that a database may take to answer."""


class Finding(NamedTuple):
    """What is the matter with one part: "note" means that Brevier works without it."""

    part: str
    state: State
    detail: str


def run(form: str) -> int:
    """Report, and give 1 if a part that is needed is broken, else 0."""
    findings = list(_examine())
    if form == "json":
        written = json.dumps([finding._asdict() for finding in findings], indent=1) + "\n"
    else:
        written = "".join(f"{_line(finding)}\n" for finding in findings)
    output.write(written, as_data=form == "json")
    return int(any(finding.state == "broken" for finding in findings))


def _line(finding: Finding) -> str:
    head = f"{finding.state:<8}{finding.part:<12}"
    return wrap(one_line(finding.detail), 80, head, " " * len(head))


def _examine() -> Iterator[Finding]:
    yield Finding("brevier", "ok", __version__)
    yield _python()
    try:
        settings = load()
    except BrevierError as error:
        yield Finding("settings", "broken", str(error))
        return
    yield Finding("settings", "ok", "read from the environment")
    for part, look in _LOOKS.items():
        yield _looked(part, look, settings)


def _looked(
    part: str, look: Callable[[Settings], tuple[State, str]], settings: Settings
) -> Finding:
    try:
        return Finding(part, *look(settings))
    except Exception as error:  # noqa: BLE001  # whatever is broken, the report goes on
        told = str(error) if isinstance(error, BrevierError) else f"{type(error).__name__}: {error}"
        return Finding(part, "broken", told)


def _python() -> Finding:
    state: State = "ok" if sys.version_info >= (3, 11) else "broken"
    return Finding("python", state, f"{sys.version.split()[0]} (needs 3.11 or newer)")


def _folder(settings: Settings) -> tuple[State, str]:
    folder = settings.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return "ok", f"{folder} can be written"
    except OSError as error:
        return "broken", f"{folder} cannot be written ({error.strerror}): set `BREVIER_DATA_DIR`"


def _database(settings: Settings) -> tuple[State, str]:
    from service.jobs.trouble import files_of
    from service.stores.soundness import look_through
    from service.wiring import build_store

    async def try_it() -> None:
        store = build_store(settings)
        try:
            # Written, not only read: else a disk that is full would pass.
            await asyncio.wait_for(store.spend(datetime.now(tz=UTC).date(), 0), _PATIENCE)
        finally:
            await store.close()

    asyncio.run(try_it())
    address = settings.database
    if not address.startswith("sqlite"):
        return "ok", f"{address.split(':')[0]} answers"  # the whole of it holds a password
    whole = [look_through(path, _PATIENCE) for path in files_of(address)]
    return "ok", f"{address} answers" + ("" if all(whole) else "; too big to be looked through")


def _tokens(settings: Settings) -> tuple[State, str]:
    from service.wiring import build_counter

    if build_counter(settings).estimated:
        told = "no vocabulary was found: token counts are estimates, and briefings say so"
        return "note", f"{told} (`BREVIER_VOCABULARY_DIR`)"
    return "ok", "counted with tiktoken's vocabulary"


def _engine(settings: Settings) -> tuple[State, str]:
    from service.ingest import Sent, article_from_text
    from service.pipeline import brief
    from service.wiring import Engines

    engine = Engines(settings).get("extractive")
    article = article_from_text(_SAMPLE, Sent(published=date(2025, 1, 8)))
    made = asyncio.run(brief(article, engine))
    lines = len(made.lines())
    told = f"{engine.name} {engine.version} briefed a sample in {made.receipt.seconds.total:.3f} s"
    return ("ok", f"{told} ({lines} lines)") if lines else ("broken", f"{told}, but found no line")


def _model(settings: Settings) -> tuple[State, str]:
    if settings.model is None:
        return "note", "none configured; the extractive engine needs none, and reads English only"
    from service.wiring import Engines

    async def try_it() -> "Probe":
        engines = Engines(settings)
        try:
            return await asyncio.wait_for(engines.caller.probe(), settings.llm_timeout)
        finally:
            await engines.aclose()

    found = asyncio.run(try_it())
    form = f"answers in the form {found.form}" if found.kept else "does not keep to a form"
    told = f"{settings.model} answered in {found.seconds:.1f} s and {form}"
    if found.left_out:
        told += f"; it does not take {', '.join(found.left_out)}"
    return ("ok", told) if found.counted else ("note", f"{told}; it does not count tokens")


def _html(_: Settings) -> tuple[State, str]:
    import trafilatura  # noqa: F401  # whether it can be loaded is the question

    return "ok", f"pages are read with trafilatura {metadata.version('trafilatura')}"


def _server(settings: Settings) -> tuple[State, str]:
    import fastapi  # noqa: F401  # as above
    import uvicorn  # noqa: F401

    check_exposure(settings, keys.any_live)
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    place = f"{settings.host} port {settings.port}"
    try:
        with socket.create_server((settings.host.strip("[]"), settings.port), family=family):
            return "ok", f"{place} is free"
    except OSError as error:
        return "note", f"{place} cannot be had now ({error.strerror or error})"


_LOOKS: dict[str, Callable[[Settings], tuple[State, str]]] = {
    "engine": _engine,
    "model": _model,
    "tokens": _tokens,
    "html": _html,
    "data folder": _folder,
    "database": _database,
    "server": _server,
}
