import re
from io import StringIO

from rich.console import Console

from service.models import Briefing
from service.render.terminal import WIDTH, to_terminal
from tests.render.samples import empty, rich, seed


def shown(
    briefing: Briefing, width: int = 100, terminal: bool = False, no_color: bool = False
) -> str:
    file = StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        no_color=no_color,
    )
    to_terminal(briefing, console)
    return file.getvalue()


def test_names_are_bold_stances_coloured_and_marks_dim() -> None:
    told = shown(seed(), terminal=True)
    assert "\x1b[1mGuo Jiakun\x1b[0m" in told
    assert "\x1b[32msupports\x1b[0m" in told
    assert "\x1b[2m[3]\x1b[0m" in told


def test_doubts_stand_out() -> None:
    assert "\x1b[30;43munverified: names, roles\x1b[0m" in shown(rich(), terminal=True)


def test_without_colours_the_words_say_all_and_weight_stays() -> None:
    told = shown(rich(), terminal=True, no_color=True)
    assert not re.search("\x1b\\[[0-9;]*[34][0-7]m", told)
    assert "\x1b[1mÅsa Öberg\x1b[0m" in told


def test_a_console_without_styles_gets_no_escape_sequence_and_no_trailing_space() -> None:
    told = shown(rich())
    assert "\x1b" not in told
    assert not [line for line in told.split("\n") if line.endswith(" ")]


def test_lines_keep_to_a_readable_width() -> None:
    assert max(map(len, shown(seed(), width=200).split("\n"))) <= WIDTH


def test_a_narrow_terminal_is_respected() -> None:
    assert max(map(len, shown(seed(), width=40).split("\n"))) <= 40


def test_markup_of_rich_in_an_article_stays_text() -> None:
    briefing = seed()
    assert briefing.headline is not None
    headline = briefing.headline.model_copy(update={"text": "[red]no[/red] :smile:"})
    assert "[red]no[/red] :smile:" in shown(briefing.model_copy(update={"headline": headline}))


def test_empty_sections_are_told_in_words() -> None:
    told = shown(empty())
    assert told.startswith("No headline.")
    assert "None found in this article." in told
    assert "Not looked for." in told
