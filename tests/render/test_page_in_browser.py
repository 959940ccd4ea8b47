"""The page in a real Chromium: what is lit, what is loaded, what fits, what can be read."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from service.render import to_html, to_page
from service.render.clean import printable
from service.render.marks import number
from tests.render.samples import rich, seed

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")
Scheme = Literal["light", "dark"]

CONTRAST = r"""
() => {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const faults = [];
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!own) continue;
    const a = light(numbers(getComputedStyle(element).color)), b = light(ground(element));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faults.push(`${element.tagName}.${element.className}: ${ratio.toFixed(2)}`);
  }
  return faults;
}
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        with playwright.chromium.launch(executable_path=CHROMIUM, args=options) as launched:
            yield launched


@pytest.fixture
def pages(browser: Browser, tmp_path: Path) -> Iterator["Pages"]:
    opened = Pages(browser, tmp_path)
    yield opened
    opened.close()


class Pages:
    """Opens pages from files, and notes what they load and the dialogs they show."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser = browser
        self._file = folder / "page.html"
        self._context = browser.new_context()
        self.loaded: list[str] = []
        self.dialogs: list[str] = []

    def open(self, html: str, width: int = 1280, scheme: Scheme = "light") -> Page:
        self._file.write_text(html, encoding="utf-8")
        self._context.close()
        self._context = self._browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=scheme
        )
        page = self._context.new_page()
        page.on("request", lambda request: self.loaded.append(request.url))
        page.on("dialog", lambda dialog: self.dialogs.append(dialog.message))
        page.goto(self._file.as_uri())
        return page

    def close(self) -> None:
        self._context.close()


def test_a_click_on_a_mark_lights_its_passage_and_no_other(pages: Pages) -> None:
    briefing = seed()
    page = pages.open(to_html(briefing))
    lit = "e => getComputedStyle(e).backgroundColor"
    for mark in number(briefing).marks[2:]:
        page.click(f'.briefing .lines a[href="#p{mark.number}"]')
        page.mouse.move(0, 0)
        colours = {
            runs[0]: page.eval_on_selector(f".{runs[1]}", lit)
            for runs in ((other, f"m{other}") for other in range(1, 6))
        }
        others = [colour for place, colour in colours.items() if place != mark.number]
        assert colours[mark.number] not in others
        words = page.eval_on_selector_all(
            f".m{mark.number}", "all => all.map(e => e.textContent).join('')"
        )
        assert words == printable(mark.text)


def test_a_click_on_a_mark_leaves_the_briefing_where_it_is(pages: Pages) -> None:
    page = pages.open(to_html(seed()))
    mark = page.locator('.briefing .lines a[href="#p5"]')
    mark.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    mark.click()
    assert page.evaluate("scrollY") == before
    assert page.evaluate("document.querySelector('.source').scrollTop") > 0


def test_on_a_phone_a_click_on_a_mark_goes_to_the_article(pages: Pages) -> None:
    page = pages.open(to_html(seed()), width=390)
    page.click('.briefing .lines a[href="#p5"]')
    top = page.eval_on_selector("#p5", "e => e.getBoundingClientRect().top")
    assert 0 <= top < 800


@pytest.mark.parametrize("width", [360, 390, 600, 800, 1024, 1280, 1920])
def test_nothing_hangs_over_the_side(pages: Pages, width: int) -> None:
    for html in (to_page(rich(), problem="x" * 300), to_html(rich(), article=False)):
        page = pages.open(html, width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_hostile_article_runs_and_loads_nothing(pages: Pages) -> None:
    page = pages.open(to_page(rich(), problem="<script>alert(1)</script>"))
    page.wait_for_timeout(100)
    assert pages.dialogs == []
    assert [url for url in pages.loaded if not url.startswith("data:")] == [page.url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_words_have_enough_contrast(pages: Pages, scheme: Scheme) -> None:
    page = pages.open(to_page(rich(), problem="no"), scheme=scheme)
    assert page.evaluate(CONTRAST) == []
    page.click('.briefing .lines a[href="#p3"]')
    assert page.evaluate(CONTRAST) == []


def test_the_form_sends_its_fields_to_the_root(pages: Pages) -> None:
    sent: list[tuple[str, str, str | None]] = []

    def answer(route: Route) -> None:
        sent.append((route.request.method, route.request.url, route.request.post_data))
        route.fulfill(body=to_page(None), content_type="text/html")

    page = pages.open(to_page(None))
    page.route(re.compile("^http"), answer)
    page.goto("http://brevier.test/")
    page.fill("#text", "Élan & vigour")
    page.click("button")
    page.wait_for_url("http://brevier.test/")
    method, url, data = sent[-1]
    assert (method, url) == ("POST", "http://brevier.test/")
    assert data == "text=%C3%89lan+%26+vigour&title=&published="
