"""Changing one word: the first that fits, outside quotation marks, and never to the same text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.mutations.wording import change, in_date, other_day, within_quotation
from service.text.lexicon import load, pairs


@pytest.mark.parametrize(
    ("groups", "text", "changed"),
    [
        (["negated"], "will sign it", "will not sign it"),
        (["negated"], "will not sign it", "will sign it"),
        (["negated"], "has no plans to go", "has plans to go"),
        (["opposites", "negated"], "is ready; supports it", "is ready; opposes it"),
        (["opposites", "negated"], "that it is late", "that it is not late"),
        (["negated"], "“it will rain”, and will stop", "“it will rain”, and will not stop"),
        (["negated"], "“it will rain”", None),
        (["negated"], "the iswill-o of it", None),
        (["hedges"], "may have signed; may sign", "has signed; may sign"),
        (["hedges"], "could not say; could go", "could not say; will go"),
        (["hedges"], "in May it would", None),
        (["past", "past verbs"], "voted; was to go", "voted; is to go"),
        (["past", "past verbs"], "voted at noon", "will vote at noon"),
        (["numbers"], "ten of twenty", "thirty of twenty"),
        (["dates"], "by Monday week", "by Thursday week"),
        (["dates"], "last of all", None),
    ],
)
def test_the_first_word_that_has_a_rule_is_changed(
    groups: list[str], text: str, changed: str | None
) -> None:
    assert change(text, *groups) == changed


@pytest.mark.parametrize("group", load("evals.mutations", "wording"))
def test_no_rule_puts_the_same_word_back(group: str) -> None:
    rules = pairs(load("evals.mutations", "wording")[group])
    assert [word for word, put in rules.items() if word == put] == []


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("on 27 May", "on 6 May"),
        ("on May 27, 2026", "on May 6, 2026"),
        ("in 2028", "in 2031"),
        ("at 7pm", None),
        ("412 letters", None),
        ("“on 27 May”, in 2028", "“on 27 May”, in 2031"),
    ],
)
def test_a_date_gets_another_day_or_year(text: str, changed: str | None) -> None:
    assert other_day(text) == changed


@pytest.mark.parametrize(
    ("text", "place", "answer"),
    [
        ("27 May", 0, True),
        ("412 of 2,019", 0, False),
        ("at 10.30am", 3, True),
        ("in 1998", 3, True),
    ],
)
def test_figures_of_dates_are_told_from_others(text: str, place: int, answer: bool) -> None:
    assert in_date(text, place) is answer


def test_an_apostrophe_opens_no_quotation() -> None:
    assert not within_quotation("it’s theirs’ and will be", 20)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="maywil not“”\"' ", max_size=60))
def test_nothing_within_quotation_marks_is_changed(text: str) -> None:
    for group in ("negated", "hedges"):
        changed = change(text, group)
        assert changed is None or _quoted(changed) == _quoted(text)


def _quoted(text: str) -> str:
    return "".join(letter for n, letter in enumerate(text) if within_quotation(text, n))
