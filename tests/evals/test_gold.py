import pytest

from evals.gold import Gold
from tests.evals.makers import GOLD


def test_names_are_those_of_the_actor_or_the_critic() -> None:
    gold = Gold.model_validate(GOLD)
    assert gold.positions[0].names == ("Ann Brown", "Mayor")
    assert gold.criticism[0].names == ("shopkeepers",)
    assert gold.next_steps[0].names == ("council",)


def test_a_trap_knows_the_section_it_does_not_belong_to() -> None:
    assert Gold.model_validate(GOLD).traps[0].wrong == "positions"


def test_a_field_that_nobody_knows_does_no_harm() -> None:
    assert Gold.model_validate(GOLD | {"remark": "fine"}) == Gold.model_validate(GOLD)


def test_the_three_sections_can_be_asked_for() -> None:
    gold = Gold.model_validate(GOLD)
    assert [len(gold.of(name)) for name in ("positions", "criticism", "next_steps")] == [2, 1, 2]
    with pytest.raises(KeyError):
        gold.of("summary")
