"""Owns `brevier brief`: articles in, briefings out; one that fails does not lose the others."""

import asyncio
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from pathlib import Path, PurePath
from time import perf_counter

from typer import BadParameter

from service import pipeline
from service.cli import faults, inputs, output
from service.cli.estimate import estimate
from service.cli.loop import running
from service.cli.progress import shown
from service.engines.base import Engine
from service.ingest import Sent
from service.models import Article, Briefing
from service.settings import Settings, load
from service.wiring import Engines

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
    dry_run: bool


def run(asked: Asked) -> int:
    """Brief each article; give 1 if any of them failed, else 0.

    Raises:
        BadParameter: the options contradict each other.
        BrevierError: nothing can be briefed at all.
    """
    _check(asked)
    places = _places(asked)
    settings = load()
    with running() as loop:
        engines = Engines(settings)
        desk = _Desk(asked, settings, engines.get(asked.engine, strict=asked.strict), loop)
        try:
            failed = [_done(desk, path, places, at) for at, path in enumerate(asked.paths)]
            return int(any(failed))
        finally:
            loop.run_until_complete(engines.aclose())


def _done(desk: "_Desk", path: str, places: Mapping[str, Path], count: int) -> bool:
    """Deal with one article; say whether it failed."""
    try:
        if desk.asked.dry_run:
            output.write(desk.estimate(path))
        else:
            _deliver(desk.brief(path), desk.asked, places.get(path), count)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001  # the other articles go on
        faults.tell(error, inputs.called(path))
        return True
    return False


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


@dataclass(frozen=True)
class _Desk:
    """Briefs the articles of one command."""

    asked: Asked
    settings: Settings
    engine: Engine
    loop: asyncio.AbstractEventLoop

    def brief(self, path: str) -> Briefing:
        began = perf_counter()
        article = self._article(path)
        options = pipeline.Options(
            max_lines=self.settings.max_lines,
            strict=self.asked.strict,
            ingest_seconds=perf_counter() - began,
        )
        with shown(inputs.called(path), wanted=self.engine.model is not None) as events:
            work = pipeline.brief(article, self.engine, options, events)
            return self.loop.run_until_complete(work)

    def estimate(self, path: str) -> str:
        as_json = self.asked.form == "json"
        return estimate(self._article(path), self.engine, inputs.called(path), as_json=as_json)

    def _article(self, path: str) -> Article:
        limit = self.settings.max_article_bytes
        sent = Sent(
            title=self.asked.title,
            published=self.asked.published,
            limit=limit,
            languages=self.engine.languages,
        )
        return inputs.article(path, inputs.read(path, limit), sent)


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
