"""The form in a real Chromium, with a model that takes its time: sent, waited for, shown."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, sync_playwright

from evals.peers import ChatServer
from tests.acceptance.processes import serve
from tests.conftest import SEED
from tests.jobs.running import article
from tests.render.test_page_in_browser import CONTRAST
from tests.scripted import always, answer

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        with playwright.chromium.launch(executable_path=CHROMIUM, args=options) as launched:
            yield launched


@pytest.mark.timeout(120)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_form_leads_by_itself_to_its_briefing(
    browser: Browser, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    model = always(answer(article()), delay_s=5)
    with (
        ChatServer(model) as server,
        serve(data_dir=str(tmp_path), model="openai:tiny", llm_base_url=server.base_url) as process,
        browser.new_context(
            viewport={"width": 390, "height": 700}, color_scheme=scheme, java_script_enabled=True
        ) as context,
    ):
        page = context.new_page()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(request.url))
        page.goto(process.ready)
        page.fill("#text", SEED.read_text("utf-8"))
        page.click("button")
        page.wait_for_url("**/waiting/job_*", timeout=30_000)
        assert page.inner_text("h1") == "The briefing is being made"
        assert page.evaluate(CONTRAST) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.screenshot(path=str(tmp_path / f"waiting-{scheme}.png"))
        page.wait_for_url("**/v1/briefings/brf_*", timeout=60_000)
        assert page.locator(".briefing .lines li").count() > 3
        assert {url for url in loaded if not url.startswith((process.ready, "data:"))} == set()
