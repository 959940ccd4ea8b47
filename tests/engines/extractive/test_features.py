"""Features: what is noted of a candidate before it is weighed."""

import pytest

from service.engines.extractive.features import (
    beside,
    has_time,
    of_claim,
    of_future,
    of_sentence,
)
from service.english.study import study
from service.models import Span
from tests.engines.extractive.samples import NOW, options
from tests.grounding.samples import reading


def claimed(text: str) -> set[str]:
    found, cast = options(text)
    return set(of_claim(text, found[0][0], cast, NOW))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Ana Ruiz accused Northgate Bank of fraud.", "accuses"),
        ("Ana Ruiz accused Northgate Bank of fraud.", "stance:blames"),
        ("Ana Ruiz accused Northgate Bank of fraud.", "who:person"),
        ("Ana Ruiz said that Peter Hall should go.", "others"),
        ("Critics argue that the plan is bad.", "critics"),
        ("Ana Ruiz said that the tax rose in 1998.", "history"),
        ("Ana Ruiz said that the tax rose in 1998.", "digits"),
        ("“We need ferries and we need them now,” Ana Ruiz said.", "quoted"),
        ("“We need ferries and we need them now,” Ana Ruiz said.", "first-person"),
        ("Ana Ruiz said she would go if the bank agreed.", "if"),
        ("Ana Ruiz does not support the plan.", "negated"),
        ("Ana Ruiz said that the tax is high.", "opening"),
    ],
)
def test_a_candidate_shows_the_feature(text: str, feature: str) -> None:
    assert feature in claimed(text)
    assert feature not in claimed("The city says trains run on rails.") - {"opening"}


def test_every_candidate_has_the_bias_and_no_feature_twice() -> None:
    text = "Ana Ruiz said that the plan is bad, harmful and wrong."
    found, cast = options(text)
    features = of_claim(text, found[0][0], cast, NOW)
    assert features[0] == "bias"
    assert len(features) == len(set(features))


def ahead(text: str) -> set[str]:
    studied = study(reading(text))
    seen = studied.seen[0]
    return set(of_future(text, seen, seen.futures[0], studied.cast))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("Ana Ruiz will meet the council on Monday.", "dated"),
        ("Ana Ruiz will meet the council on Monday.", "who:person"),
        ("If the vote fails, Ana Ruiz will resign.", "if"),
        ("Ana Ruiz will not meet the council.", "negated"),
        ("Ana Ruiz said the council would meet in Rome.", "said"),
        ("“Ana Ruiz will meet the council,” Peter Hall said.", "quoted"),
    ],
)
def test_a_future_shows_the_feature(text: str, feature: str) -> None:
    assert feature in ahead(text)
    assert feature not in ahead("Trains will open doors.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("on Monday", True), ("next week,", True), ("in Rome", False), ("", False)],
)
def test_a_time_word_is_seen(text: str, expected: bool) -> None:
    assert has_time(text) is expected


def test_the_words_of_the_cue_are_weighed_once() -> None:
    text = "Ana Ruiz expressed opposition to the plan."
    shared = of_sentence(text, study(reading(text)).seen[0])
    left = beside(shared, text, Span(19, 29))
    assert set(shared) - set(left) == {"word:opposition"}
