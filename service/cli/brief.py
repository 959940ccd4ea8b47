"""Owns `brevier brief`: articles in, briefings out; one that fails does not lose the others."""

import asyncio
import sys
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path, PurePath
from time import perf_counter

from typer import BadParameter

from service import pipeline
from service.cli import faults, inputs, output
from service.engines.base import Engine
from service.ingest import Sent
from service.models import Briefing
from service.settings import Settings, load
from service.wiring import build_engine

_SUFFIXES = {"json": ".json", "md": ".md", "text": ".txt", "html": ".html"}
_FORMATS = {
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
}
_DATA = frozenset(("json", "html"))
"""Formats whose encoding is UTF-8 whatever the terminal speaks."""


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    paths: tuple[str, ...]
    form: str | None
    out: Path | None
    title: str | None
    published: date | None
    engine: str | None
    strict: bool


def run(asked: Asked) -> int:
    """Brief each article; give 1 if any of them failed, else 0.

    Raises:
        BadParameter: the options contradict each other.
        BrevierError: nothing can be briefed at all.
    """
    _check(asked)
    places = _places(asked)
    settings = load()
    engine = build_engine(settings, asked.engine)
    failed = False
    for count, path in enumerate(asked.paths):
        try:
            _deliver(_brief(path, asked, settings, engine), asked, places.get(path), count)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  # the other articles go on
            faults.tell(error, inputs.called(path))
            failed = True
    return int(failed)


def _check(asked: Asked) -> None:
    if asked.strict and asked.engine == "extractive":
        raise BadParameter(
            "--strict asks to fail rather than fall back to the extractive engine, which is what "
            "--engine names: drop one of them"
        )
    if len(asked.paths) == 1:
        return
    if asked.title is not None:
        raise BadParameter("--title belongs to one article, and there are several")
    if asked.paths.count(inputs.STDIN) > 1:
        raise BadParameter("- can be named once only")


def _form(asked: Asked) -> str:
    """Give the format, "terminal" for a coloured briefing."""
    if asked.form is not None:
        return asked.form
    if asked.out is not None:
        return _FORMATS.get(asked.out.suffix.lower(), "text")
    return "terminal" if sys.stdout is not None and sys.stdout.isatty() else "text"


def _places(asked: Asked) -> Mapping[str, Path]:
    """Say which file each briefing goes to; none for standard output."""
    out = asked.out
    if out is None or str(out) == inputs.STDIN:
        return {}
    if len(asked.paths) == 1 and not out.is_dir():
        return {asked.paths[0]: _not_over(asked.paths[0], out)}
    if out.suffix and not out.is_dir():
        raise BadParameter(f"--out must be a folder for several articles, and {str(out)!r} is none")
    places: dict[str, Path] = {}
    suffix = _SUFFIXES[_form(asked)]
    for path in asked.paths:
        stem = "stdin" if path == inputs.STDIN else PurePath(path).stem
        place = out / f"{stem}{suffix}"
        if place in places.values():
            raise BadParameter(f"two briefings would be written to {str(place)!r}")
        places[path] = _not_over(path, place)
    return places


def _not_over(path: str, place: Path) -> Path:
    if path != inputs.STDIN and place.exists() and Path(path).exists() and place.samefile(path):
        raise BadParameter(f"--out would overwrite the article {path!r}")
    return place


def _brief(path: str, asked: Asked, settings: Settings, engine: Engine) -> Briefing:
    began = perf_counter()
    sent = Sent(
        title=asked.title,
        published=asked.published,
        limit=settings.max_article_bytes,
        languages=engine.languages,
    )
    article = inputs.article(path, inputs.read(path, settings.max_article_bytes), sent)
    options = pipeline.Options(
        max_lines=settings.max_lines,
        strict=asked.strict,
        ingest_seconds=perf_counter() - began,
    )
    return _complete(pipeline.brief(article, engine, options))


def _complete(work: Coroutine[None, None, Briefing]) -> Briefing:
    """Run to the end; `asyncio.run` would hold Ctrl-C back until the engine pauses."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(work)
    finally:
        loop.close()


def _deliver(briefing: Briefing, asked: Asked, place: Path | None, count: int) -> None:
    form = _form(asked)
    if form == "terminal":
        _show(briefing, count)
        return
    if place is not None:
        output.save(_render(briefing, form, compact=False), place)
        return
    text = _render(briefing, form, compact=len(asked.paths) > 1)
    gap = "\n" if count and form in ("md", "text") else ""
    output.write(gap + text, as_data=form in _DATA)


def _show(briefing: Briefing, count: int) -> None:
    from rich.console import Console  # only a terminal needs it

    from service.render import to_terminal

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # as in a pipe: see `output.write`
    console = Console()
    if count:
        console.print()
    to_terminal(briefing, console)


def _render(briefing: Briefing, form: str, *, compact: bool) -> str:
    from service import render

    if form == "json":
        return briefing.to_json(None if compact else 1) + "\n"
    renderers: Mapping[str, Callable[[Briefing], str]] = {
        "md": render.to_markdown,
        "text": render.to_text,
        "html": render.to_html,
    }
    return renderers[form](briefing)
