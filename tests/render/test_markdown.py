from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from service.render.clean import one_line
from service.render.markdown import escape, to_markdown
from tests.render.samples import WORDS, empty, rich, seed

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def inline(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


@settings(deadline=None)
@given(WORDS)
def test_escaped_text_is_read_back_as_the_same_text(text: str) -> None:
    line = one_line(text)
    tokens = READER.parse(escape(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(token.content for token in tokens[1].children or ()) == line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# no heading", "\\# no heading"),
        ("1. no list", "1\\. no list"),
        ("2025 is a year", "2025 is a year"),
        ("U.S. plans - and more", "U.S. plans - and more"),
        ("a_b*c", "a\\_b\\*c"),
        ("[text](target)", "\\[text\\](target)"),
        ("<script>", "\\<script\\>"),
        (":smile:", "\\:smile:"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, written: str) -> None:
    assert escape(text) == written


def test_a_hostile_article_makes_no_markup() -> None:
    kinds = {token.type for token in inline(to_markdown(rich()))}
    assert not kinds & {"html_inline", "html_block", "link_open", "image", "fence", "table_open"}


def test_the_seed_reads_as_markdown() -> None:
    written = to_markdown(seed())
    assert written.startswith("# China has expressed its support for increased")
    assert (
        "\n## Positions\n\n"
        "- **Guo Jiakun** (Chinese Foreign Ministry spokesperson) · *supports*: “dialogue and "
        "negotiation is the only viable way out of the crisis.” [3]\n"
    ) in written


def test_names_and_stances_are_set_apart() -> None:
    written = READER.render(to_markdown(rich()))
    assert "<strong>王毅</strong> (发言人) · <em>demands</em>: “他们必须离开”" in written


def test_empty_sections_are_told_in_words() -> None:
    assert "## Next steps\n\nNot looked for.\n" in to_markdown(empty())
