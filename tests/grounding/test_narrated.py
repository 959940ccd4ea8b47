"""Who speaks within a headline or a summary."""

import pytest

from service.grounding.narrated import narrated
from service.grounding.witness import Witnesses
from service.models import Section
from tests.grounding.samples import case, judge, line, reading

READ = reading("Ana Ruiz accused Ben Oduya of theft. He praised the talks in Vellin.")


@pytest.mark.parametrize(
    ("section", "text", "speakers"),
    [
        ("summary", "Ana Ruiz accuses Ben Oduya of a theft", ["Ana Ruiz"]),
        ("headline", "Ben Oduya accuses Ana Ruiz of a theft", ["Ben Oduya"]),
        ("summary", "Nobody knows of a theft", []),
        ("summary", "Ana Ruiz accused Ben Oduya of theft", []),
        ("positions", "Ana Ruiz accuses Ben Oduya of a theft", []),
    ],
)
def test_speakers_of_a_paraphrase_are_found_in_its_evidence(
    section: Section, text: str, speakers: list[str]
) -> None:
    made = case(line(section, text, "Ana Ruiz"), READ)
    assert [role.name for _, role in narrated(made)] == speakers


@pytest.mark.parametrize(
    ("text", "sentence", "fate"),
    [
        ("Ana Ruiz accuses Ben Oduya of a theft", 1, "passed"),
        ("Ben Oduya accuses Ana Ruiz of a theft", 1, "withheld"),
        ("He condemned the talks held in Vellin", 2, "withheld"),
        ("He praised all talks in Vellin", 2, "passed"),
    ],
)
def test_a_summary_that_turns_speakers_or_stances_round_is_withheld(
    text: str, sentence: int, fate: str
) -> None:
    draft = line("summary", text, sentences=(sentence,))
    assert judge(draft, Witnesses(READ)).fate == fate
