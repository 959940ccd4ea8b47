"""The engine: what it finds in the seed article, that it is steady, and what it does not list."""

import asyncio
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.engines.base import Event, silent
from service.engines.extractive import ExtractiveEngine, extract
from service.grounding import Grounded, ground
from service.models import Article, Draft, DraftLine, Excerpt
from service.text.reading import Reading
from service.text.split import split
from tests.conftest import ROOT
from tests.engines.extractive.samples import lines
from tests.grounding.samples import reading

LARGE = 200_000


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


@pytest.fixture(scope="module")
def briefed(seed: Reading) -> Grounded:
    draft = asyncio.run(ExtractiveEngine().draft(seed, silent))
    return ground(draft, seed, max_lines=12)


# --- the seed article ---


@pytest.mark.parametrize(
    ("holder", "words", "polarity"),
    [
        ("China", ("support", "communication between the U.S. and Russia"), "supports"),
        ("China", ("peace talks",), "supports"),
        ("Guo Jiakun", ("only viable way out",), "supports"),
        ("officials", ("Kyiv must have a seat at the table",), "demands"),
        ("Trump", ("opposition", "Ukraine NATO membership"), "opposes"),
    ],
)
def test_the_seeds_positions_are_found(
    briefed: Grounded, holder: str, words: tuple[str, ...], polarity: str
) -> None:
    assert [
        each.text
        for each in briefed.positions
        if holder in each.holder
        and each.polarity == polarity
        and all(word in each.text for word in words)
    ]


@pytest.mark.parametrize(
    ("critic", "target", "words"),
    [
        (("U.S.", "EU"), "China", "supporting Russia’s war efforts"),
        (("John Bolton",), "conceding territory", "undermine Ukraine’s sovereignty"),
        (("Critics",), "Trump", "empowering Russia"),
    ],
)
def test_the_seeds_criticism_is_found_with_critic_and_target(
    briefed: Grounded, critic: tuple[str, ...], target: str, words: str
) -> None:
    assert [
        each.text
        for each in briefed.criticism
        if all(name in each.critic for name in critic)
        and target in each.target
        and words in each.text
    ]


def test_the_seeds_meeting_in_munich_is_found_with_those_who_go(briefed: Grounded) -> None:
    [step] = briefed.next_steps
    assert "meet with Zelensky" in step.text
    assert step.actor is not None
    assert "Vance" in step.actor
    assert "Rubio" in step.actor
    assert any("in Munich" in each.text for each in step.evidence)


@pytest.mark.parametrize(
    "words",
    [
        "China’s Role in Peace Efforts",
        "Criticism of Trump’s Approach",
        "Next Steps and Diplomatic Efforts",
        "Thank you for reading",
        "subscribe",
        "will continue to be pivotal",
    ],
)
def test_what_is_none_of_the_seeds_lines_is_not_listed(
    briefed: Grounded, seed: Reading, words: str
) -> None:
    assert words in seed.text
    assert [each for each in told(briefed) if words in each] == []


def told(found: Grounded) -> list[str]:
    """Give the text and evidence of every line."""
    sections = (found.summary, found.positions, found.criticism, found.next_steps)
    every = [line for section in sections for line in section]
    every += [found.headline] if found.headline else []
    return [line.text for line in every] + [part.text for line in every for part in line.evidence]


def test_nothing_of_the_seeds_draft_is_withheld(briefed: Grounded) -> None:
    assert briefed.withheld == ()


# --- steadiness ---


def test_the_same_input_gives_the_same_draft(seed_article: Article) -> None:
    assert extract(split(seed_article)) == extract(split(seed_article))


SCRIPT = """
import sys
from service.engines.extractive import extract
from service.models import Article
from service.text.split import split
article = Article.model_validate_json(sys.stdin.read())
sys.stdout.write(extract(split(article)).model_dump_json())
"""


@pytest.mark.parametrize("hash_seed", ["0", "1"])
def test_the_draft_does_not_hang_on_the_hash_seed(seed_article: Article, hash_seed: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
        input=seed_article.model_dump_json(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert run.stdout == extract(split(seed_article)).model_dump_json()


def test_progress_is_told_from_none_to_all() -> None:
    told: list[Event] = []
    asyncio.run(ExtractiveEngine().draft(reading("Ana Ruiz opposes the plan."), told.append))
    assert told == [Event("drafting", 0, 1), Event("drafting", 1, 1)]


# --- any input ---


def places(line: DraftLine) -> list[tuple[int, str]]:
    parts = [*line.who, *line.target, line.cue, line.when, line.condition]
    known: list[Excerpt] = [each for each in parts if each is not None]
    return [(each.start, each.text) for each in known if each.start is not None]


def assert_inside(draft: Draft, read: Reading) -> None:
    """Check that all a draft points to is there."""
    numbers = range(1, len(read.sentences) + 1)
    for line in draft.lines:
        assert all(number in numbers for number in line.sentences)
        assert line.sentences or line.section == "headline"
        if line.claim is not None:
            assert 0 <= line.claim.start < line.claim.end <= len(read.text)
        assert line.text
        assert line.text in read.text
        for start, words in places(line):
            assert read.text[start : start + len(words)] == words
        assert line.reply is None or 0 <= line.reply < len(draft.lines)


PIECES = st.sampled_from(
    [
        "Ana Ruiz", "critics", "said", "accused", "that", "the bank", "of", "hiding", "will meet",
        "was expected to", "on Monday", "if", "“", "”", '"', "’", ",", ". ", "\n\n", "...", "U.S.",
        "must", "not", "praised", "北京", "مرحبا", "🙂", "e\u0301", "3.5%", "—", ":", "They", "and",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=120))


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_draft_that_points_into_it(text: str) -> None:
    read = reading(text)
    assert_inside(extract(read), read)


@pytest.mark.parametrize(
    "unit",
    ['"', "“", "”", "“”", "A", "A ", ".", ". ", " ", "\n", "Ana ", "said "],
    ids=repr,
)
def test_200_kb_of_one_thing_in_one_line_gives_a_draft(unit: str) -> None:
    read = reading(unit * (LARGE // len(unit)))
    assert_inside(extract(read), read)


def test_no_sentence_gives_no_line() -> None:
    assert extract(reading("")) == Draft()


# --- traps ---


@pytest.mark.parametrize(
    "text",
    [
        "The council was expected to vote on the plan in March.",
        "Ana Ruiz was due to speak on Friday but fell ill.",
        "Talks were scheduled to begin on Monday but collapsed.",
        "Peter Hall had planned to open the bridge last year.",
        "The roles of the port and the city will continue to be pivotal.",
        "Ferries will continue to matter for the region.",
    ],
)
def test_a_past_frame_or_an_outlook_is_no_next_step(text: str) -> None:
    assert lines(f"{text} Ana Ruiz opposes the plan.", "next_steps") == []


@pytest.mark.parametrize(
    "text",
    [
        "Critical infrastructure in Norway was damaged by the storm.",
        "Ana Ruiz said the ministry protects critical infrastructure such as dams.",
        "Peter Hall is in critical condition, Mercy Hospital said.",
        "Ana Ruiz called the talks critical to the region.",
    ],
)
def test_critical_alone_is_no_criticism(text: str) -> None:
    assert lines(text, "criticism") == []


@pytest.mark.parametrize(
    "text",
    [
        "“Thank you for coming,” Ana Ruiz said.",
        "“Good morning, everyone,” said Peter Hall.",
        "“Welcome to Rome,” Ana Ruiz said.",
        "Ana Ruiz thanked the audience.",
    ],
)
def test_pleasantries_are_no_position(text: str) -> None:
    assert lines(f"The harbour opened in May. {text}", "positions") == []
