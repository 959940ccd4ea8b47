"""Changed dates: another day in the words and in the time."""

from evals.mutations.dates import ChangeDate
from service.models import NextStep
from tests.evals.makers import GOLD
from tests.evals.mutations.spoilt import changed, mutants


def test_words_and_time_move() -> None:
    (line,) = changed(mutants(ChangeDate()))
    assert isinstance(line, NextStep)
    assert (line.text, line.when.text) == (
        "The council votes on 19 March 2027.",
        "on 19 March 2027",
    )
    assert (line.when.start or "") > "2028-03-12"


def test_a_time_whose_words_cannot_be_changed_stays() -> None:
    steps = [GOLD["next_steps"][0] | {"when": "after the break"}]
    assert mutants(ChangeDate(), next_steps=steps) == []


def test_a_time_without_words_moves_with_the_text() -> None:
    steps = [GOLD["next_steps"][0] | {"when": None}]
    (line,) = changed(mutants(ChangeDate(), next_steps=steps))
    assert isinstance(line, NextStep)
    assert (line.when.text, (line.when.start or "") > "2028") == (None, True)
