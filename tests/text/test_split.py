import time
from itertools import pairwise

import pytest
from hypothesis import given

from service.models import Article, Span
from service.text.normalise import normalise
from service.text.reading import Reading
from service.text.split import split
from tests.text.generated import FEW, TEXTS, article

LIVE = """\
LIVE: Storm Edda – Halvik bridge closed as ministers meet

Friday 4 December 2026. All times local. This page refreshes automatically.

Key points
• Three people treated for injuries, none serious
• Halvik bridge shut to all vehicles since 04.10

16.52 | That's a wrap for this afternoon
HALVIK, Norway, Dec 4 (CWN) - We are pausing the blog. Thanks for your company.
What you need to know: • The bridge is shut. • Schools stay closed.

Sign up for weather alerts
Got a tip? Our reporters are on Signal. Subscribe for $4 a month.
(Reporting by Signe Haaland; editing by R. Foss)
"""


def _words(reading: Reading, spans: tuple[Span, ...]) -> list[str]:
    return [reading.words_of(span) for span in spans]


def test_the_seed_has_19_sentences_3_headings_and_the_newsletter_line_apart(
    seed_article: Article,
) -> None:
    reading = split(seed_article)
    assert len(reading.sentences) == 19
    assert _words(reading, reading.headings) == [
        "China’s Role in Peace Efforts",
        "Criticism of Trump’s Approach",
        "Next Steps and Diplomatic Efforts",
    ]
    assert reading.boilerplate == (Span(391, 450),)
    assert reading.bylines == ()
    assert reading.words_of(reading.sentences[2]).startswith("China, which has positioned")


def test_everything_that_is_no_sentence_stands_apart() -> None:
    reading = split(article(LIVE))
    assert [reading.words_of(sentence) for sentence in reading.sentences] == [
        "Three people treated for injuries, none serious",
        "Halvik bridge shut to all vehicles since 04.10",
        "We are pausing the blog.",
        "Thanks for your company.",
        "What you need to know: • The bridge is shut.",
        "Schools stay closed.",
    ]
    assert _words(reading, reading.headings) == [
        "LIVE: Storm Edda – Halvik bridge closed as ministers meet",
        "Key points",
        "16.52 | That's a wrap for this afternoon",
    ]
    assert _words(reading, reading.bylines) == [
        "Friday 4 December 2026.",
        "HALVIK, Norway, Dec 4 (CWN) -",
        "(Reporting by Signe Haaland; editing by R. Foss)",
    ]
    assert _words(reading, reading.boilerplate) == [
        "All times local.",
        "This page refreshes automatically.",
        "•",
        "•",
        "•",
        "Sign up for weather alerts",
        "Got a tip? Our reporters are on Signal. Subscribe for $4 a month.",
    ]


def test_numbers_count_from_1_and_paragraphs_from_0() -> None:
    reading = split(article("One is here. Two is here.\n\nA heading\n\nThree is here.\nFour is."))
    assert [(one.number, one.paragraph) for one in reading.sentences] == [
        (1, 0),
        (2, 0),
        (3, 1),
        (4, 2),
    ]


def test_a_quotation_over_paragraphs_is_cut_at_each() -> None:
    reading = split(article("“We went. We saw.\n\n“We left,” she said. It was late."))
    assert len(reading.sentences) == 4


@pytest.mark.parametrize("text", ["", " \n ", "\n\n"])
def test_no_text_has_no_sentences(text: str) -> None:
    assert split(article(text)).sentences == ()


@FEW
@given(TEXTS)
def test_every_character_is_in_exactly_one_place(raw: str) -> None:
    text = normalise(raw).text
    reading = split(article(text))
    spans = sorted(
        [
            *(sentence.span for sentence in reading.sentences),
            *reading.headings,
            *reading.bylines,
            *reading.boilerplate,
        ]
    )
    held = sum(len(text[start:end].split()) > 0 for start, end in spans)
    assert held == len(spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    outside = [
        text[a:b]
        for a, b in zip(
            [0, *(s.end for s in spans)], [*(s.start for s in spans), len(text)], strict=True
        )
    ]
    assert not "".join(outside).strip()


@FEW
@given(TEXTS)
def test_spans_are_in_order_and_have_no_white_space_at_their_edges(raw: str) -> None:
    reading = split(article(raw))
    numbers = [sentence.number for sentence in reading.sentences]
    assert numbers == list(range(1, len(numbers) + 1))
    for spans in (
        [sentence.span for sentence in reading.sentences],
        reading.headings,
        reading.bylines,
        reading.boilerplate,
    ):
        assert list(spans) == sorted(spans)
        assert all(raw[start:end] == raw[start:end].strip() for start, end in spans)


@pytest.mark.parametrize(
    "piece",
    [
        "“Why?” ",
        "A",
        ".",
        "subscribe ",
        "A\n",
        "a. ",
        "• \n",
        "By Jane Doe\n",
        "A: b\n",
        "@ ",
        "x\n\n",
    ],
)
def test_a_long_run_of_anything_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    split(article(piece * (40_000 // len(piece))))
    assert time.process_time() - began < 3  # quadratic work would take minutes
