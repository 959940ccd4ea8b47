"""Changed numbers: other figures, the same dates."""

import pytest

from evals.mutations.numbers import ChangeNumber, other_figure
from tests.evals.makers import GOLD
from tests.evals.mutations.spoilt import changed, mutants


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("412 letters", "512 letters"),
        ("£1.1m for it", "£2.1m for it"),
        ("9,000 of 10,000", "1,000 of 10,000"),
        ("on 12 March, 40 of them", "on 12 March, 50 of them"),
        ("in 2028", None),
        ("at 7pm", None),
        ("the A9 and model X-4", None),
        ("“412 letters”", None),
    ],
)
def test_the_first_figure_outside_dates_and_quotations_is_changed(
    text: str, other: str | None
) -> None:
    assert other_figure(text) == other


def test_a_number_in_words_is_changed_too() -> None:
    positions = [GOLD["positions"][0] | {"gist": "wants three trams"}]
    (line,) = changed(mutants(ChangeNumber(), "gist", positions=positions))
    assert line.text == "wants seven trams"
