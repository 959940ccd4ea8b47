"""The page of a report in a real Chromium: what is loaded, fits, can be read and found."""

import shutil

import pytest

from tests.evals.report.pages import full
from tests.render.test_page_in_browser import (
    CONTRAST,
    Pages,
    Scheme,
    browser,  # noqa: F401  # a fixture
    pages,  # noqa: F401  # a fixture
)

OPEN = "for (const each of document.querySelectorAll('details')) each.open = true"
pytestmark = pytest.mark.skipif(
    not (shutil.which("chromium") or shutil.which("chromium-browser")),
    reason="there is no Chromium here",
)


@pytest.mark.parametrize("width", [360, 390, 768, 1280, 1920])
def test_nothing_hangs_over_the_side(pages: Pages, width: int) -> None:  # noqa: F811
    page = pages.open(full(), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_run_does_nothing_and_nothing_is_loaded(pages: Pages) -> None:  # noqa: F811
    page = pages.open(full())
    page.wait_for_timeout(100)
    assert pages.dialogs == []
    assert [url for url in pages.loaded if not url.startswith("data:")] == [page.url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_enough_contrast(pages: Pages, scheme: Scheme) -> None:  # noqa: F811
    page = pages.open(full(), scheme=scheme)
    page.evaluate(OPEN)
    assert page.evaluate(CONTRAST) == []


def test_a_cell_of_the_map_opens_its_article(pages: Pages) -> None:  # noqa: F811
    page = pages.open(full())
    page.click("a[href='#a-second-criticism']")
    assert page.evaluate("document.getElementById('a-second').open")
    top = page.eval_on_selector("#a-second-criticism", "e => e.getBoundingClientRect().top")
    assert 0 <= top < 800


@pytest.mark.parametrize(
    ("clicked", "gone"), [("f-false", "k-false"), ("f-criticism", "s-criticism")]
)
def test_what_is_switched_off_is_not_listed(pages: Pages, clicked: str, gone: str) -> None:  # noqa: F811
    page = pages.open(full())
    page.evaluate(OPEN)
    before = page.locator(".finding:visible").count()
    page.click(f"label:has(#{clicked})")
    assert page.locator(f".finding.{gone}:visible").count() == 0
    assert 0 < page.locator(".finding:visible").count() < before


def test_words_narrow_the_list_and_are_counted(pages: Pages) -> None:  # noqa: F811
    page = pages.open(full())
    page.evaluate(OPEN)
    page.fill("#words", "tim oak")
    rows = page.locator(".finding:visible").all_inner_texts()
    assert rows
    assert [row for row in rows if "Tim Oak" not in row] == []
    assert page.inner_text("#count").startswith(f"{len(rows)} of ")
