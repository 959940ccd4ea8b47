"""Examples: every candidate of an article, right where the gold names its actor."""

from evals.dataset import About, Sample
from evals.gold import Gold
from evals.training.examples import examples
from tests.evals.makers import GOLD

TEXT = (
    "Ana Ruiz said that the harbour plan must go, but Peter Hall said that it was sound. "
    "The council will vote on Friday. Olga Brandt said no."
)
FIRST, SECOND, _ = TEXT.split(". ")


def sample(section: str, actor: str, evidence: str) -> Sample:
    """Write gold that has one record: that of the sample article, but for actor and evidence."""
    record = GOLD[section][0] | {"actor": [actor], "evidence": [evidence]}
    empty: dict[str, object] = {
        name: [] for name in ("headline_facts", "positions", "criticism", "next_steps", "traps")
    }
    gold = Gold.model_validate(GOLD | empty | {section: [record]})
    return Sample(id="harbour", article_text=TEXT, gold=gold, about=About())


def test_of_two_who_speak_the_one_in_the_gold_is_right() -> None:
    found = examples([sample("positions", "Ana Ruiz", FIRST)])["positions"]
    right = [each for each in found if each.gold]
    assert len(right) == 1
    assert len(found) > 1
    assert {"bias", "word:harbour", "who:person"} <= right[0].features


def test_where_the_gold_names_none_of_them_all_are_right() -> None:
    found = examples([sample("positions", "somebody else", FIRST)])["positions"]
    assert sum(each.gold for each in found) == sum(
        "word:harbour" in each.features for each in found
    )


def test_a_future_is_an_example_of_a_next_step() -> None:
    found = examples([sample("next_steps", "council", SECOND)])["next_steps"]
    assert ["word:friday" in each.features for each in found if each.gold] == [True]
