import pytest

from service.text.boilerplate import (
    is_boilerplate,
    is_label,
    is_notice,
    is_sponsor,
    is_teaser,
    stem_places,
)

NOTICES = [
    "Thank you for reading this post, don't forget to subscribe!",
    "Thanks for reading, and don’t forget to share this article.",
    "Sign up for our Health Brief, delivered weekday mornings.",
    "To get more of this, sign up for our daily newsletter.",
    "Click here to read more.",
    "Follow us on Mastodon.",
    "All times are local.",
    "This page is no longer being updated.",
    "This article was amended on 20 May to correct the number of boats.",
    "Correction: An earlier version of this story misstated the number.",
    "The views expressed here are the author’s own.",
    "No part of this article may be reproduced without permission.",
    "If you think we have got it wrong, write to checks@clearline.example.",
]
SENTENCES = [
    "Sign up for the scheme, ministers told farmers on Tuesday.",
    "Subscribe to no theory, the judge told the jury.",
    "The newsletter accused the mayor of lying.",
    "Follow the money, she said.",
    "The company breached its own privacy policy, the regulator found.",
    "Thank you for reading out the names, he told the clerk.",
    "Share prices fell by a third.",
    "Correction: the number of trustees is 11, not 12.",
    "Do you use the bus at all, the mayor was asked.",
    "Getting a tip is how the police found them.",
]
ROWS = [
    "Advertisement",
    "ADVERTISEMENT",
    "Donate | Share this story | Listen (7 min)",
    "COMMENTS (212) | Share | Save",
    "Subscribe to Cargo Daily for £4 a month",
    "Sign up to Business Today: all the day's news and analysis",
    "Got a tip? DM us @hallamgategryphon",
    "© Maritime Dispatch. For licensing, contact rights@maritimedispatch.example",
    "(c) Harbour Post Media.",
    "*Terms apply.",
]
LABELS = [
    "Read more: Budget calculator | Are you affected?",
    "READ NEXT: The villages that moved / Who pays for the sea wall?",
    "[Photo: Kit Marlow clears the water jump at last year’s nationals.]",
    "Image caption: Voters in Aldershaw have had eleven leaflets each, by one count",
    "More in Arts: Five shows to see this weekend",
    "About Solvane: Solvane is a provider of circular nutrient solutions.",
]


@pytest.mark.parametrize("sentence", NOTICES)
def test_calls_on_the_reader_and_notices_are_told(sentence: str) -> None:
    assert is_notice(sentence)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_of_the_story_are_none(sentence: str) -> None:
    assert not is_notice(sentence)


@pytest.mark.parametrize("line", ROWS)
def test_rows_that_are_no_part_of_the_story_are_told(line: str) -> None:
    assert is_boilerplate(line, bottom=False)


@pytest.mark.parametrize("line", [*SENTENCES, "What the pause buys", "OUR VERDICT: Misleading"])
def test_rows_of_the_story_are_none(line: str) -> None:
    assert not is_boilerplate(line, bottom=False)
    assert not is_label(line)


@pytest.mark.parametrize("line", LABELS)
def test_labelled_rows_are_told(line: str) -> None:
    assert is_label(line)


def test_a_sentence_with_an_address_is_boilerplate_only_in_the_last_rows() -> None:
    line = "Reach the newsroom at desk@courier.example or 555-0142."
    assert is_boilerplate(line, bottom=True)
    assert not is_boilerplate(line, bottom=False)
    assert not is_boilerplate('"Write to desk@courier.example," he said.', bottom=True)


def test_headings_over_advertisements_and_links_are_told() -> None:
    assert is_sponsor("A word from our sponsor")
    assert is_teaser("MORE ON WILDFIRES")
    assert not is_sponsor("A word from our mayor")
    assert not is_teaser("More than a game")


def test_the_words_of_notices_are_found_in_order() -> None:
    text = "a newsletter, subscribe, newsletter"
    assert stem_places(text) == [2, 14, 25]
    assert stem_places("Nothing of the kind.") == []
