"""One stored briefing, every surface: the same lines, ids and marks on each."""

import re
from collections.abc import Callable
from html import unescape
from io import StringIO

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from rich.console import Console

from service.models import Briefing
from service.render import to_html, to_markdown, to_terminal, to_text
from service.render.clean import printable
from service.render.marks import number
from tests.render.samples import briefings, rich, seed


def _terminal(briefing: Briefing) -> str:
    console = Console(file=StringIO(), width=80)
    to_terminal(briefing, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _markdown(briefing: Briefing) -> str:
    return _tags_off(MarkdownIt("commonmark").render(to_markdown(briefing)))


def _html(briefing: Briefing) -> str:
    page = to_html(briefing)
    marked = re.sub(r'<a class="mark" href="#p(\d+)"[^>]*>\d+</a>', r"[\1]", page)
    return _tags_off(marked)


def _tags_off(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", page))


SURFACES: dict[str, Callable[[Briefing], str]] = {
    "text": to_text,
    "markdown": _markdown,
    "terminal": _terminal,
    "html": _html,
}


def _bare(text: str) -> str:
    return "".join(printable(text).split())


@pytest.mark.parametrize("surface", SURFACES)
@settings(deadline=None, max_examples=20)
@given(briefing=briefings())
def test_no_line_loses_its_words_its_id_or_a_mark(surface: str, briefing: Briefing) -> None:
    shown = _bare(SURFACES[surface](briefing))
    marks = number(briefing)
    for line in briefing.lines():
        assert line.id in shown
        borne = "".join(f"[{mark}]" for mark in marks.by_line[line.id])
        assert f"{_bare(line.text)}{borne}" in shown


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("briefing", [seed(), rich()], ids=["seed", "rich"])
def test_every_passage_is_shown_with_its_place(surface: str, briefing: Briefing) -> None:
    shown = _bare(SURFACES[surface](briefing))
    for mark in number(briefing).marks:
        assert _bare(mark.where) in shown
        assert _bare(mark.text) in shown


@pytest.mark.parametrize("surface", SURFACES)
def test_what_a_reader_must_know_is_on_every_surface(surface: str) -> None:
    shown = _bare(SURFACES[surface](rich()))
    for told in (
        "unverified: names, roles",
        "Paraphrased.",
        "Condition: if the truce holds",
        "Reply by Åsa Öberg",
        "opposes (via the spokesperson)",
        "against the minister",
        "Nobody named",
        "scheduled in March (1 March 2025 to 31 March 2025)",
        "The model failed: no answer in 60 s <b>.",
        "Withheld: 2 lines of positions",
        "Not read: s1:",
        "Read 19 of 19 sentences",
        "llm 1 · openai:gpt-x",
    ):
        assert _bare(told) in shown, told
