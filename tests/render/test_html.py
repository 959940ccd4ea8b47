import re
from html.parser import HTMLParser

import pytest

from service.render.html import Entered, to_html, to_page
from tests.render.samples import HOSTILE, empty, rich, seed

VOID = {"meta", "link", "input", "br", "hr", "img"}


class Reader(HTMLParser):
    """Notes tags, ids and links, and that every element is closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids += [value for name, value in attrs if name == "id" and value]
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


PAGES = {
    "seed": lambda: to_html(seed()),
    "rich": lambda: to_html(rich()),
    "empty": lambda: to_html(empty()),
    "without the article": lambda: to_html(rich(), article=False),
    "form": lambda: to_page(rich(), problem=HOSTILE, entered=Entered(HOSTILE, HOSTILE, HOSTILE)),
    "form alone": lambda: to_page(None),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_well_formed_and_its_links_arrive(name: str) -> None:
    reader = Reader(PAGES[name]())
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    inner = [link[1:] for link in reader.links if link.startswith("#")]
    assert set(inner) <= set(reader.ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_script_and_nothing_from_elsewhere(name: str) -> None:
    reader = Reader(PAGES[name]())
    assert "script" not in reader.tags
    assert "img" not in reader.tags
    assert set(reader.links) - {link for link in reader.links if link.startswith("#")} <= {
        "data:,",
        "/",
    }


def test_words_of_an_article_are_escaped() -> None:
    assert '<script>alert("x")' not in to_html(rich())
    assert "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; &amp; *bold*" in to_html(rich())


def test_marks_lead_to_the_article_or_else_to_the_passages() -> None:
    assert 'class="mark" href="#p3"' in to_html(seed())
    assert 'class="mark" href="#q3"' in to_html(seed(), article=False)


def test_without_the_article_its_text_is_left_out() -> None:
    assert "Beijing has consistently called" in to_html(seed())
    assert "Beijing has consistently called" not in to_html(seed(), article=False)


def test_the_form_sends_what_the_service_reads() -> None:
    page = to_page(seed())
    form = page[page.index("<form") :]
    assert 'method="post" action="/"' in form
    assert re.findall(r'name="(\w+)"', form) == ["text", "title", "published"]


def test_a_stored_page_has_no_form() -> None:
    assert "<form" not in to_html(seed())
    assert "<form" in to_html(seed(), form=True)


def test_a_problem_is_said_and_nothing_that_was_entered_is_lost() -> None:
    page = to_page(
        None, problem="it is too short", entered=Entered("\nbut <mine>", 'T"', "2025-02-14")
    )
    assert "<strong>No briefing was made:</strong> it is too short" in page
    assert ">\n\nbut &lt;mine&gt;</textarea>" in page
    assert 'value="T&#34;"' in page
    assert 'value="2025-02-14"' in page


def test_the_policy_of_a_page_lets_it_load_and_send_nothing() -> None:
    assert "default-src 'none'" in to_html(seed())
    assert "form-action 'none'" in to_html(seed())
    assert "form-action 'self'" in to_page(seed())


def test_article_language_is_declared() -> None:
    assert '<section lang="en" aria-labelledby="source-s1">' in to_html(seed())
