from hypothesis import given, settings

from service.models import Briefing
from service.render.marks import PASSAGE, number, shorten
from tests.render.samples import ARTICLE, briefings, rich, seed


def test_passages_are_numbered_in_reading_order() -> None:
    marks = number(seed()).marks
    assert [(mark.number, str(mark.place)) for mark in marks] == [
        (1, "s1:0-87"),
        (2, "s1:0-215"),
        (3, "s1:584-788"),
        (4, "s1:2139-2332"),
        (5, "s1:2564-2781"),
    ]


def test_lines_that_rest_on_one_passage_share_its_number() -> None:
    marks = number(rich())
    assert marks.by_line["ln_p1"] == marks.by_reply["ln_c1"] == (3,)


def test_what_stands_close_to_a_passage_is_named_with_it() -> None:
    mark = number(rich()).marks[2]
    start = ARTICLE.index("Minister Åsa Öberg said") + len("Minister Åsa Öberg ")
    assert mark.where == f"{mark.place} with cue “said” at {start}-{start + 4}"


def test_what_stands_far_away_gets_a_mark_of_its_own() -> None:
    marks = number(rich())
    *_, mark = marks.by_line["ln_n2"]
    assert marks.marks[mark - 1].text == "The union"


def test_a_reply_is_no_mark_of_the_criticism_itself() -> None:
    assert number(rich()).by_line["ln_c1"] == (6,)


@settings(deadline=None, max_examples=50)
@given(briefings())
def test_every_line_bears_a_mark_and_every_mark_names_its_lines(briefing: Briefing) -> None:
    marks = number(briefing)
    for line in briefing.lines():
        assert marks.by_line[line.id]
        for mark in marks.by_line[line.id]:
            assert line.id in marks.marks[mark - 1].lines


@settings(deadline=None, max_examples=50)
@given(briefings())
def test_a_mark_shows_the_words_at_its_offsets(briefing: Briefing) -> None:
    text = briefing.sources[0].text
    for mark in number(briefing).marks:
        assert text[mark.place.start : mark.place.end] == mark.text


def test_a_long_passage_keeps_its_beginning_and_its_end() -> None:
    words = [f"word{n}" for n in range(300)]
    short = shorten(" ".join(words))
    assert len(short) <= PASSAGE + len(" […] ")
    head, tail = short.split(" […] ")
    assert words[: len(head.split())] == head.split()
    assert words[-len(tail.split()) :] == tail.split()


def test_a_long_word_is_shortened_too() -> None:
    assert len(shorten("x" * 10_000)) <= PASSAGE + len(" […] ")


def test_a_short_passage_stays_whole() -> None:
    assert shorten("short") == "short"
