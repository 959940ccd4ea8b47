"""Who speaks and who acts in the evidence of a line."""

import pytest

from service.grounding.doers import Doers, agent_of
from service.grounding.witness import Witnesses
from service.models import Excerpt, Section
from tests.grounding.samples import case, line, reading

ACCUSED = "Ana Ruiz accused Ben Oduya of theft."
BLAMED = "The plan was condemned by Ana Ruiz."
SPEAKING: list[tuple[str, Section, str, str, str, str]] = [
    (ACCUSED, "criticism", "Ana Ruiz", "Ben Oduya", "of theft", "pass"),
    (ACCUSED, "criticism", "Ben Oduya", "Ana Ruiz", "of theft", "fail"),
    (ACCUSED, "positions", "Ben Oduya", "", "of theft", "fail"),
    (BLAMED, "criticism", "Ana Ruiz", "The plan", "the plan", "pass"),
    (BLAMED, "criticism", "The plan", "Ana Ruiz", "the plan", "fail"),
    ("Ana Ruiz said it was good.", "positions", "Ana Ruiz", "", "it was good", "pass"),
    ("They met Ana Ruiz in Rome.", "positions", "Ana Ruiz", "", "met in Rome", "undecided"),
]

ACTING = [
    ("The council will vote on Monday.", "The council", "vote on Monday", "pass"),
    ("The council will meet Ana Ruiz on Monday.", "Ana Ruiz", "meet on Monday", "fail"),
    ("The union asked the minister to step in.", "the minister", "step in", "pass"),
    ("The union asked the minister to step in.", "The union", "step in", "fail"),
    ("The union has promised the minister to wait.", "The union", "wait", "pass"),
    ("The board gave the union until Friday to name a panel.", "The board", "name a panel", "fail"),
    ("Ana Ruiz said she will leave.", "Ana Ruiz", "leave", "pass"),
]


@pytest.mark.parametrize(("sentence", "section", "who", "target", "text", "result"), SPEAKING)
def test_the_one_who_speaks_is_told_from_the_one_spoken_of(
    sentence: str, section: Section, who: str, target: str, text: str, result: str
) -> None:
    made = case(line(section, text, who, target), reading(sentence))
    assert Doers(made).speaks(made.who[0]).result == result


@pytest.mark.parametrize(("sentence", "who", "text", "result"), ACTING)
def test_the_one_who_acts_is_told_from_the_one_acted_on(
    sentence: str, who: str, text: str, result: str
) -> None:
    made = case(line("next_steps", text, who), reading(sentence))
    assert Doers(made).acts(made.who[0]).result == result


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("Rome urged Ana Ruiz, the judge, to resign.", "resign", "Ana Ruiz"),
        ("Ana Ruiz plans to resign.", "resign", "Ana Ruiz"),
        ("It is a plan to resign.", "resign", None),
    ],
)
def test_an_infinitive_belongs_to_who_is_asked_or_who_plans(
    sentence: str, verb: str, agent: str | None
) -> None:
    read = reading(sentence)
    syntax = Witnesses(read).syntax(read.sentences[0])
    found = agent_of(syntax, syntax.words.lower.index(verb))
    assert (sentence[found.start : found.end] if found else None) == agent


NESTED = "Ana Ruiz complained that the council had refused to let lawyers in."
AFTER = "The council was silent. “They gambled and lost,” said Ana Ruiz."
BEFORE = "Ana Ruiz warned the council. “They gambled and lost.”"
NOBODY = "The council met on Monday. “They gambled and lost,” he said."


@pytest.mark.parametrize(
    ("text", "who", "target", "words", "cue", "result"),
    [
        (
            NESTED,
            "Ana Ruiz",
            "the council",
            "the council had refused to let lawyers in",
            "",
            "pass",
        ),
        (
            NESTED,
            "the council",
            "Ana Ruiz",
            "the council had refused to let lawyers in",
            "",
            "undecided",
        ),
        (NESTED, "the council", "Ana Ruiz", "refused to let lawyers in", "", "pass"),
        (AFTER, "Ana Ruiz", "The council", "“They gambled and lost,”", "", "pass"),
        (AFTER, "The council", "Ana Ruiz", "“They gambled and lost,”", "", "undecided"),
        (BEFORE, "Ana Ruiz", "the council", "“They gambled and lost.”", "warned", "pass"),
        (AFTER, "The council", "Ana Ruiz", "they lost their bet", "said", "undecided"),
        (NOBODY, "The council", "", "“They gambled and lost,”", "", "pass"),
    ],
)
def test_what_another_says_is_not_for_sure_ones_own(
    text: str, who: str, target: str, words: str, cue: str, result: str
) -> None:
    section: Section = "criticism" if target else "positions"
    sentences = (1,) if text == NESTED else (1, 2)
    said = Excerpt(text=cue) if cue else None
    made = case(line(section, words, who, target, sentences=sentences, cue=said), reading(text))
    assert Doers(made).speaks(made.who[0]).result == result
