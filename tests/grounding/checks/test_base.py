"""Every check keeps the contract."""

import pytest

from service.grounding.checks import CHECKS, examine
from service.grounding.checks.base import Check
from service.models import Checks
from tests.grounding.samples import case, line, reading

READ = reading("Ana Ruiz accused Ben Oduya of theft on Monday. 部长说预算将被削减。 👩‍👧 won’t go.")
TEXTS = [
    "",
    "“”",
    "'",
    "5",
    "not not",
    "Ana",
    "部长",
    "👩‍👧",
    "on Monday",
    "www.",
    '"',
    "un",
    "A B C D E",
]


def test_the_checks_are_those_that_a_line_has() -> None:
    assert sorted(check.name for check in CHECKS) == sorted(Checks.model_fields)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize("sentence", [1, 2, 3])
def test_a_check_finds_something_of_any_text_and_never_raises(check: Check, sentence: int) -> None:
    for text in TEXTS:
        made = case(line("summary", f"{text} x", sentences=(sentence,)), READ)
        assert check.examine(made).result in ("pass", "fail", "undecided", "not_applicable")


def test_english_rules_are_silent_about_other_languages() -> None:
    made = case(line("summary", "Rom sagt nein"), reading("Rom lehnt es ab.", language="de"))
    found = {check.name: each.result for check, each in examine(made).items()}
    assert found["names"] == found["polarity"] == "undecided"
    assert found["span"] == "pass"
