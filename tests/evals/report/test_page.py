"""The page of a report: all is on it, no link leads nowhere, nothing comes from elsewhere."""

import re
from html.parser import HTMLParser

import pytest

from evals.comparison import Comparison
from evals.dataset import Dataset
from evals.report.page import to_page
from evals.scores import Report
from tests.evals.makers import sample
from tests.evals.report.pages import BRIEFINGS, DATASET, HOSTILE, full, made

PAGE = full()
_VOID = {"meta", "link", "input", "br"}


class Reader(HTMLParser):
    """Reads tags, ids, links and words, and whether tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []  # type: ignore[list-item]  # it is there
        self.links += [given["href"]] if tag == "a" and given.get("href") else []  # type: ignore[list-item]
        self.sources += [given[key] or "" for key in ("src", "srcset", "action") if key in given]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass  # a shape of a plot

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


def test_every_link_leads_to_a_place_on_the_page() -> None:
    page = read(PAGE)
    assert [link for link in page.links if link[1:] not in page.ids] == []


def test_no_two_places_have_one_name() -> None:
    ids = read(PAGE).ids
    assert sorted(ids) == sorted(set(ids))


def test_every_tag_is_closed_in_its_place() -> None:
    page = read(PAGE)
    assert (page.faults, page.open) == ([], [])


def test_nothing_comes_from_elsewhere() -> None:
    assert read(PAGE).sources == []
    assert re.findall(r"(?:https?:)?//[\w.]+|@import|url\(", PAGE) == []


def test_hostile_words_are_shown_as_words() -> None:
    assert HOSTILE not in PAGE
    assert HOSTILE in "".join(read(PAGE).words)


def test_only_the_script_of_the_page_may_run() -> None:
    policy = re.findall(r"script-src ([^;\"]+)", PAGE)
    assert [each.startswith("'sha256-") for each in policy] == [True]
    assert PAGE.count("<script>") == 1


@pytest.mark.parametrize(
    "words",
    [
        "coverage side",
        "lead-3",
        "failed:",
        "swap critic and target",
        "rests on a trap",
        "belongs in another section",
        "Tim Oak instead of Ann Brown",
        "no line rests on it",
        "missed, not vital",
        "2 articles that both runs have",
        "below 5 articles nothing is told",
        "cannot tell",
    ],
)
def test_what_a_reader_looks_for_is_there(words: str) -> None:
    assert words in " ".join("".join(read(PAGE).words).split())


def test_the_text_of_an_article_stands_in_both_columns() -> None:
    shown = re.sub(r"<a class=\"chip.*?</a>", "", PAGE)
    shown = re.sub(r"<[^>]+>", "", shown)
    assert shown.count("Rain fell on the market all day.") >= 2 * len(BRIEFINGS)


def test_a_report_without_others_or_mutations_is_a_page_too() -> None:
    page = read(to_page(made(), DATASET, BRIEFINGS))
    assert (page.faults, page.open) == ([], [])
    assert {"mutations", "compared"}.isdisjoint(page.ids)


def test_a_run_that_has_no_article_in_common_is_said_to_have_none() -> None:
    page = to_page(made(), DATASET, BRIEFINGS, compared=Comparison("old", ()))
    assert "No article is in both runs" in page


def test_a_report_of_nothing_is_a_page_too() -> None:
    nothing: Report = made("none", other={})
    page = read(to_page(nothing, DATASET, {}))
    assert (page.faults, page.open) == ([], [])


def test_names_of_samples_that_are_no_names_lead_to_their_article_all_the_same() -> None:
    odd = Dataset(name="odd", paths=(), split=None, samples=(sample("a b/<c>"),))
    briefings = {"a b/<c>": BRIEFINGS["first"]}
    page = read(to_page(made(), odd, briefings))
    assert [link for link in page.links if link[1:] not in page.ids] == []
