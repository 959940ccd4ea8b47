"""Rows: each article once, and the headline where there is one."""

from service.stores import rows
from tests.contracts.test_store import briefing, sha256


def test_an_article_is_cited_once() -> None:
    made = briefing("brf_1", "one", "two", "one")
    assert [row["article"] for row in rows.citations(made, "t")] == [sha256("one"), sha256("two")]


def test_a_briefing_without_a_headline_has_none() -> None:
    made = briefing("brf_1").model_copy(update={"headline": None})
    assert rows.briefing(made, "t", "{}")["headline"] is None


def test_an_article_keeps_what_is_known_of_it() -> None:
    made = briefing("brf_1", "one")
    row = rows.article(made.sources[0], made, "t")
    assert (row["tenant"], row["sha256"], row["text"]) == ("t", sha256("one"), "one")
    assert row["received_at"] == made.data_as_of
