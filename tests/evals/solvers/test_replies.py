import json
from pathlib import Path
from typing import Any

import pytest

from evals.dataset import load
from evals.solvers.replies import FOLDER, Replies, sentences
from service.models import Span
from tests.evals.makers import ARTICLE, SHOPS, TRAM, VOTE, sample

NUMBERED = f"[1] {TRAM}\n[2] {SHOPS}\n\n[3] {VOTE}\n"
REPLY: dict[str, Any] = {
    "headline": {"text": "Brown backs tram", "sentences": [1]},
    "summary": [{"text": "The council decides", "sentences": [1, 3]}],
    "positions": [
        {
            "sentences": [1],
            "holder": "Mayor",
            "holder_name": "Ann Brown",
            "polarity": "supports",
            "text": "backs it",
        }
    ],
    "criticism": [],
    "next_steps": [
        {
            "sentences": [3],
            "actor": None,
            "actor_name": None,
            "when": "on 12 March 2027",
            "status": "scheduled",
            "text": "votes",
        }
    ],
}


def put(folder: Path, numbered: str = NUMBERED, reply: object = REPLY) -> Replies:
    (folder / "tram.numbered.txt").write_text(numbered, "utf-8")
    (folder / "tram.reply.json").write_text(json.dumps(reply), "utf-8")
    return Replies(folder)


def test_a_line_rests_on_the_sentences_that_it_cites(tmp_path: Path) -> None:
    briefing = put(tmp_path).solve(sample())
    assert briefing is not None
    assert [e.text for e in briefing.summary[0].evidence] == [TRAM, VOTE]
    position = briefing.sections.positions.lines[0]
    assert (position.holder, position.polarity) == ("Ann Brown", "supports")
    assert [(e.part, e.text) for e in position.evidence] == [("claim", TRAM), ("holder", "Mayor")]


def test_the_time_is_put_on_the_calendar_and_nobody_is_invented(tmp_path: Path) -> None:
    briefing = put(tmp_path).solve(sample())
    assert briefing is not None
    step = briefing.sections.next_steps.lines[0]
    assert (step.actor, step.when.start, step.status) == (None, "2027-03-12", "scheduled")


def test_a_sample_without_a_reply_has_no_briefing(tmp_path: Path) -> None:
    assert Replies(tmp_path).solve(sample()) is None


def test_a_sentence_that_the_article_has_not_is_named() -> None:
    with pytest.raises(ValueError, match=r"sentence 2 is not in the article: 'Snow fell\.'"):
        sentences(f"[1] {TRAM}\n[2] Snow fell.\n", ARTICLE)


def test_a_sentence_that_stands_twice_is_found_where_it_comes() -> None:
    assert sentences("[1] No.\n[2] Yes.\n[3] No.\n", "No. Yes. No.") == {
        1: Span(0, 3),
        2: Span(4, 8),
        3: Span(9, 12),
    }


def test_all_twelve_replies_can_be_read() -> None:
    found = [Replies(FOLDER).solve(each) for each in load().samples]
    assert sum(briefing is not None for briefing in found) == 12
    lines = [b.sections for b in found if b]
    count = sum(
        len(s.positions.lines) + len(s.criticism.lines) + len(s.next_steps.lines) for s in lines
    )
    assert count == 232
