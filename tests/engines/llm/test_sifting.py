"""The sifting of rows: those that stand, those that code can mend, and those that fall."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.engines.llm.rows import Bad
from service.engines.llm.shown import Shown
from service.engines.llm.sifting import LONGEST_HEADLINE, Fallen, Sifted, sift, versions
from service.grounding import Refusal, Witnesses
from service.models import DraftLine, Excerpt, Mention, Section, Withheld
from tests.grounding.samples import line, reading

READ = reading(
    "Harlow Port will close its grain quay in June, its owner Tidewell said on Monday.\n"
    "Dockers accused the company of breaking a promise.\n"
    "“We were told it was safe until 2030,” said their shop steward, Ines Barr.\n"
    "She wants the council to buy the quay; councillors vote on 4 May.\n"
    "Mayor Otto Lind did not answer.\n"
)
WITNESSES = Witnesses(READ)
ALL = Shown("", 1, len(READ.sentences))


def sifted(*lines: DraftLine | Bad, shown: Shown = ALL) -> Sifted:
    return sift(lines, shown, WITNESSES)


def stands(draft: DraftLine) -> DraftLine:
    found = sifted(draft)
    assert found.fallen == []
    return found.standing[0]


def fallen(*lines: DraftLine | Bad, shown: Shown = ALL) -> Fallen:
    found = sifted(*lines, shown=shown)
    assert found.standing == []
    return found.fallen[0][1]


def test_lines_that_stand_are_left_as_they_are() -> None:
    lines = [
        line("headline", "Harlow Port to close its grain quay in June"),
        line("positions", "wants the council to buy the quay", "She", sentences=(4,)),
        line("criticism", "breaking a promise", "Dockers", "the company", sentences=(2,)),
        line("next_steps", "vote", "councillors", sentences=(4,), when=Excerpt(text="4 May")),
    ]
    assert sifted(*lines) == Sifted(lines, [])


def test_each_line_stands_or_falls_by_itself() -> None:
    good = line("positions", "wants the council to buy the quay", "She", sentences=(4,))
    wrong = line("positions", "wants the council to buy 90 quays", "She", sentences=(4,))
    found = sifted(good, wrong, Bad("criticism", "2|Dockers", "it has 2 fields instead of 4"), good)
    assert found.standing == [good, good]
    assert [section for section, _ in found.fallen] == ["positions", "criticism"]
    assert found.fallen[0][1] == Fallen(wrong.text, Refusal("number_not_in_evidence", "90"), wrong)
    assert found.fallen[1][1] == Fallen(
        "2|Dockers", Refusal("span_not_found", "it has 2 fields instead of 4")
    )


@pytest.mark.parametrize(
    ("cited", "told"),
    [((1,), "1"), ((2, 5), "5"), ((0,), "0"), ((99,), "99"), ((), "none is cited")],
)
def test_only_sentences_that_were_shown_can_be_cited(cited: tuple[int, ...], told: str) -> None:
    draft = line("summary", "Dockers accused the company", sentences=cited)
    found = fallen(draft, shown=Shown("", 2, 4))
    assert found.refusal == Refusal("no_such_sentence", told)


def test_a_headline_has_at_most_ninety_characters() -> None:
    words = (
        "Harlow Port will close its grain quay in June, its owner Tidewell said, and dockers accuse"
    )
    assert len(words) == LONGEST_HEADLINE == 90
    stands(line("headline", words, sentences=(1, 2)))
    found = fallen(line("headline", words + "d", sentences=(1, 2)))
    assert found.refusal == Refusal("over_limit", "91 characters")
    stands(line("summary", words + "d it", sentences=(1, 2)))


# ------------------------------------------------------------------------- what code can mend


def test_words_that_are_not_verbatim_lose_their_quotation_marks() -> None:
    draft = line(
        "positions", "says it was “told it would be safe until 2030”", "Ines Barr", sentences=(3,)
    )
    assert stands(draft).text == "says it was told it would be safe until 2030"
    exact = line("positions", "says dockers were “told it was safe”", "Ines Barr", sentences=(3,))
    assert stands(exact).text == exact.text


def test_a_name_that_the_article_does_not_have_is_taken_back() -> None:
    draft = line("positions", "wants the council to buy the quay", sentences=(4,))
    draft = draft.model_copy(update={"who": (Mention(text="She", name="Rosa Marr"),)})
    assert stands(draft).who == (Mention(text="She"),)


def test_a_step_of_nobody_and_of_no_time_is_still_one() -> None:
    owned = line("next_steps", "vote on buying the quay", "the mayor", sentences=(4,))
    assert stands(owned).who == ()
    when = Excerpt(text="in August")
    timed = line("next_steps", "vote", "councillors", sentences=(4,), when=when)
    mended = stands(timed)
    assert (mended.when, mended.who) == (None, timed.who)


def test_a_position_of_nobody_is_none() -> None:
    draft = line("positions", "wants the council to buy the quay", "Otto Lind", sentences=(4,))
    assert fallen(draft).refusal.reason == "name_not_in_evidence"


def test_what_falls_says_what_is_wrong_with_it_as_it_came() -> None:
    draft = line("positions", "says it was “safe until 2040”", "Ines Barr", sentences=(3,))
    found = fallen(draft)
    assert found.line == draft
    assert found.refusal.reason == "quotation_not_found"  # the first fault, not the last
    assert fallen([*versions(draft)][1]).refusal.reason != "quotation_not_found"


TEXT = st.text(st.sampled_from("ab1 “”„\"«»‘’'|."), max_size=20)
MENTIONS = st.lists(st.builds(Mention, text=TEXT, name=st.none() | TEXT), max_size=2).map(tuple)
EXCERPTS = st.none() | st.builds(Excerpt, text=TEXT)
SECTIONS: list[Section] = ["headline", "summary", "positions", "criticism", "next_steps"]
LINES = st.builds(
    DraftLine,
    section=st.sampled_from(SECTIONS),
    text=TEXT,
    sentences=st.just((1,)),
    who=MENTIONS,
    target=MENTIONS,
    when=EXCERPTS,
    condition=EXCERPTS,
)


def _in_order(part: str, whole: str) -> bool:
    letters = iter(whole)
    return all(letter in letters for letter in part)


def _taken_from(some: Iterable[Mention], all_: Iterable[Mention]) -> bool:
    """Say whether mentions are all of the others, or none, with no name that those do not have."""
    pairs = list(zip(some, all_, strict=False))
    return all(one.text == other.text and one.name in (None, other.name) for one, other in pairs)


@given(LINES)
def test_each_version_takes_something_back_and_adds_nothing(draft: DraftLine) -> None:
    found = list(versions(draft))
    assert found[0] == draft
    assert all(found.count(each) == 1 for each in found)
    for each in found[1:]:
        assert _in_order(each.text, draft.text)
        assert [char for char in each.text if char.isalnum()] == [
            char for char in draft.text if char.isalnum()
        ]
        owned = draft.section != "next_steps"
        assert len(each.who) in ({len(draft.who)} if owned else {0, len(draft.who)})
        assert len(each.target) == len(draft.target)
        assert _taken_from(each.who, draft.who)
        assert _taken_from(each.target, draft.target)
        assert each.when in ((draft.when,) if owned else (None, draft.when))
        same = {"section", "sentences", "condition", "polarity", "status", "claim", "cue"}
        assert each.model_dump(include=same) == draft.model_dump(include=same)


@given(LINES)
def test_what_stands_is_a_version_of_what_came(draft: DraftLine) -> None:
    found = sifted(draft)
    assert len(found.standing) + len(found.fallen) == 1
    assert all(each in versions(draft) for each in found.standing)


def test_apostrophes_within_words_are_no_quotation_marks() -> None:
    mended = list(versions(line("summary", "the port's “day” isn’t 'over', he says")))
    assert mended[1].text == "the port's day isn’t over, he says"


def test_a_briefing_counts_what_fell() -> None:
    found = Fallen("words", Refusal("span_not_found", "x" * 99))
    assert found.withheld("summary") == Withheld(
        section="summary", reason="span_not_found", detail="x" * 60, count=1
    )
