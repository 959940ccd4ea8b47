"""The marks of Markdown: prose and headings stay, hidden parts go, links are counted."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.ingest.marks import read


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Title\n\nWords.", "# Title\n\nWords."),
        ("Title\n=====\n\nWords.", "Title\n=====\n\nWords."),
        ("He **said** *no*, __really__ _no_.", "He said no, really no."),
        ("***Both*** and **one _in_ another**.", "Both and one in another."),
        ("Run `make` or ~~not~~.", "Run make or not."),
        ("snake_case_name, 2 * 3 * 4, a*b", "snake_case_name, 2 * 3 * 4, a*b"),
        (r"Not \*starred\*.", "Not *starred*."),
        ("A [plan](https://x.test/a) of [hers][1].\n\n[1]: https://x.test", "A plan of hers.\n"),
        ("See [it](https://x.test/a_(b)_c).", "See it."),
        ("It [sic] is so.", "It [sic] is so."),
        ("Before ![alt text](a.png) after.", "Before  after."),
        ("> She said no.\n> He said yes.", "She said no.\nHe said yes."),
        ("- one\n- two", "- one\n- two"),
        ("Words.\n\n---\n\nMore.\n\n* * *\n", "Words.\n\n\nMore.\n\n"),
        ("Words.\n```\ncode()\n```\nMore.", "Words.\nMore."),
        ("Words.\n~~~ python\n```\n~~~\nMore.", "Words.\nMore."),
        ("Seen.<!-- hidden\n words --> Seen <b>too</b>.", "Seen. Seen too."),
        ("Seen.<script>alert()</script> <STYLE>p{}</Style>", "Seen. "),
        ("Open <!-- and never closed.", "Open <!-- and never closed."),
        ("Fish &amp; chips &mdash; now", "Fish & chips — now"),
        ("One\r\ntwo\rthree", "One\ntwo\nthree"),
        ("", ""),
    ],
)
def test_markdown_is_read_as_prose(markdown: str, text: str) -> None:
    assert read(markdown).text == text


def test_front_matter_names_title_author_and_date() -> None:
    content = read('---\ntitle: "No deal"\nauthor: Jo Ek\ndate: 2025-02-14\n---\nThe text.')
    assert content == ("The text.", 0, "No deal", "Jo Ek", None, date(2025, 2, 14))


def test_a_rule_on_top_is_no_front_matter() -> None:
    assert read("---\nThe text.\n---\nMore.").text == "The text.\n---\nMore."


def test_words_in_links_are_counted() -> None:
    assert read("- [One headline](a)\n- [Another](b)").linked == len("One headlineAnother")


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet="ab \n*_`~[]()!<>-#>\\&;\"'", max_size=120))
def test_any_marks_are_read(markdown: str) -> None:
    assert 0 <= read(markdown).linked <= len(markdown)


@pytest.mark.parametrize(
    "unit",
    [
        *[
            "[",
            "![",
            "[a](",
            "**a ",
            "*a_",
            "`a",
            "<",
            "<a ",
            "<!--",
            "> ",
            ">",
            "- ",
            "---\n",
            "\n",
        ],
        *["&amp;", "\\", "a ", "title: x\n", "```\n", "(", "]: ", "_", "[a]: b\n", " ", "[a](b(c"],
    ],
)
def test_a_long_run_of_marks_is_read_in_linear_time(unit: str) -> None:
    read("---\ntitle:" + unit * 10)
    began = time.process_time()
    read("---\ntitle:" + unit * (300_000 // len(unit)))
    assert time.process_time() - began < 3
