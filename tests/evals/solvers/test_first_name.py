import pytest

from evals.solvers.first_name import first_name
from service.models import Span


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Mayor Ann Brown backs it.", "Mayor Ann Brown"),
        ("The mayor told Ann Brown so.", "Ann Brown"),
        ("The European Union agreed.", "European Union"),
        ("However, the Bank of England kept its rate.", "Bank of England"),
        ("In May, he left for Paris.", "May"),
        ("it rained, and nobody came.", None),
        ("He said no.", None),
        ("", None),
    ],
)
def test_the_first_capitalised_run_is_the_name_unless_it_only_opens(
    sentence: str, name: str | None
) -> None:
    found = first_name(sentence, Span(0, len(sentence)))
    assert (sentence[found.start : found.end] if found else None) == name


def test_names_outside_the_sentence_are_not_seen() -> None:
    assert first_name("Ann Brown left. it rained.", Span(16, 26)) is None
