"""The one door: which lines come through, as what, and why the others do not."""

import weakref
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.grounding import Grounded, Refusal, Witnesses, examine, ground
from service.models import Draft, DraftLine, Excerpt, Line, Mention, Span, Withheld
from tests.grounding.samples import line, reading

TEXT = (
    "Ana Ruiz, the mayor of Vellin, condemned the plan to sell the port on Monday. "
    "“It is a theft in daylight,” she told reporters. "
    "Port owner Calder Lines said the mayor was wrong. "
    "The council will vote on the sale on 3 March if the audit is finished, and the union "
    "will strike next week."
)
READ = reading(TEXT)
BLAME = line("criticism", "condemned the plan to sell the port", "Ana Ruiz", "the plan")
REPLY = line("positions", "the mayor was wrong", "Calder Lines", sentences=(3,))
STEP = line(
    "next_steps",
    "vote on the sale",
    "The council",
    sentences=(4,),
    when=Excerpt(text="on 3 March"),
    condition=Excerpt(text="if the audit is finished"),
    status="conditional",
)


def grounded(*lines: DraftLine, most: int = 40) -> Grounded:
    return ground(Draft(lines=lines), READ, most)


def reasons(found: Grounded) -> list[tuple[str, str]]:
    return [(each.reason, each.detail) for each in found.withheld]


def test_a_line_comes_through_with_its_evidence() -> None:
    found = grounded(BLAME)
    (made,) = found.criticism
    assert found.withheld == ()
    assert (made.critic, made.target, made.form) == ("Ana Ruiz", "the plan", "quote")
    assert made.critic_role == "mayor of Vellin"
    assert [(each.part, each.text) for each in made.evidence[1:]] == [
        ("critic", "Ana Ruiz"),
        ("target", "the plan"),
    ]
    assert found.used_sentences == {1}


def test_a_step_has_its_date_its_condition_and_its_actor() -> None:
    (made,) = grounded(STEP).next_steps
    assert (made.actor, made.condition) == ("The council", "if the audit is finished")
    assert made.when.model_dump() == {
        "text": "on 3 March",
        "kind": "day",
        "start": "2025-03-03",
        "end": "2025-03-03",
        "anchor": "2025-02-14",
    }


def test_a_step_may_have_no_actor() -> None:
    (made,) = grounded(line("next_steps", "strike next week", sentences=(4,))).next_steps
    assert (made.actor, made.when.kind) == (None, "none")


def test_a_position_or_criticism_needs_somebody() -> None:
    found = grounded(line("positions", "the plan"), line("criticism", "the plan"))
    assert reasons(found) == [("role_mismatch", "no holder"), ("role_mismatch", "no critic")]


LATE = STEP.model_copy(update={"when": Excerpt(text="on 4 March")})
BOUND = STEP.model_copy(update={"cue": Excerpt(text="has to")})
BEYOND = BLAME.model_copy(update={"claim": Span(0, 9999)})
ODUYA = (Mention(text="she", name="Ben Oduya"),)
STRANGER = BLAME.model_copy(update={"who": ODUYA, "sentences": (2,)})


@pytest.mark.parametrize(
    ("draft", "reason", "detail"),
    [
        (line("summary", "the plan", sentences=(9,)), "no_such_sentence", "9"),
        (line("summary", "the plan", sentences=()), "no_such_sentence", "none is cited"),
        (line("summary", "  "), "span_not_found", "the text is empty"),
        (line("positions", "the plan", "Ben Oduya"), "name_not_in_evidence", "Ben Oduya"),
        (line("positions", "the plan", "the dockers"), "span_not_found", "dockers"),
        (line("summary", "a plan for “a harbour”"), "quotation_not_found", "harbour"),
        (line("summary", "Ruiz condemned 3 plans"), "number_not_in_evidence", "3"),
        (line("summary", "Ruiz condemned the plan on 4 May"), "date_not_in_evidence", "4 May"),
        (line("summary", "Ruiz and Putin condemned the plan"), "name_not_in_evidence", "putin"),
        (line("summary", "the plan: www.vellin.example"), "url_not_in_source", "an address"),
        (line("positions", "praised the plan", "Ana Ruiz"), "polarity_mismatch", "praised"),
        (LATE, "date_not_in_evidence", "4 March"),
        (BOUND, "span_not_found", "has"),
        (BEYOND, "span_not_found", "the claim"),
        (STRANGER, "name_not_in_evidence", "Ben Oduya"),
    ],
)
def test_a_line_is_withheld_with_its_reason(draft: DraftLine, reason: str, detail: str) -> None:
    assert reasons(grounded(draft)) == [(reason, detail)]


def test_one_bad_line_costs_no_other() -> None:
    found = grounded(BLAME, line("criticism", "the plan", "Ben Oduya"), REPLY, STEP)
    assert len(found.criticism + found.positions + found.next_steps) == 3
    assert [each.count for each in found.withheld] == [1]


def test_withheld_lines_are_counted_by_section_reason_and_word() -> None:
    twice = line("positions", "says so", "Ben Oduya")
    found = grounded(twice, twice, twice.model_copy(update={"section": "criticism"}))
    assert found.withheld == (
        Withheld(section="positions", reason="name_not_in_evidence", detail="Ben Oduya", count=2),
        Withheld(section="criticism", reason="name_not_in_evidence", detail="Ben Oduya", count=1),
    )


def test_a_second_telling_is_a_duplicate_and_the_first_stays() -> None:
    again = BLAME.model_copy(update={"text": "condemned the sale of the port, as a plan"})
    found = grounded(BLAME, again)
    assert [each.text for each in found.criticism] == [BLAME.text]
    assert reasons(found) == [("duplicate", "")]


def test_two_steps_of_one_sentence_stay_two_lines() -> None:
    strike = line("next_steps", "strike next week", "the union", sentences=(4,))
    found = grounded(STEP, strike)
    assert [each.actor for each in found.next_steps] == ["The council", "the union"]


def test_more_lines_than_the_limit_are_counted() -> None:
    found = grounded(BLAME, line("criticism", "It is a theft", "she", sentences=(2,)), most=1)
    assert len(found.criticism) == 1
    assert reasons(found) == [("over_limit", "")]


def test_there_is_one_headline() -> None:
    found = grounded(line("headline", "the plan to sell the port"), line("headline", "the port"))
    assert found.headline is not None
    assert reasons(found) == [("over_limit", "")] or reasons(found) == [("duplicate", "")]


def test_an_answer_is_joined_to_the_criticism_that_it_answers() -> None:
    found = grounded(BLAME.model_copy(update={"reply": 1}), REPLY)
    (blame,), (reply,) = found.criticism, found.positions
    assert (blame.reply.status, blame.reply.line) == ("found", reply.id)
    assert [each.text for each in blame.evidence if each.part == "reply"] == [
        "Port owner Calder Lines said the mayor was wrong."
    ]


@pytest.mark.parametrize("answer", [None, 0, 1, 2, 99, -1])
def test_an_answer_that_is_no_line_is_none(answer: int | None) -> None:
    withheld = line("positions", "the mayor was wrong", "Ben Oduya", sentences=(3,))
    found = grounded(BLAME.model_copy(update={"reply": answer}), withheld, STEP)
    (blame,) = found.criticism
    assert blame.reply.line in (None, blame.id)


def test_actors_are_listed_once_with_their_other_forms() -> None:
    again = line("criticism", "It is a theft in daylight", "she", sentences=(2,))
    again = again.model_copy(update={"who": (Mention(text="she", name="Ana Ruiz"),)})
    found = grounded(BLAME, again, REPLY)
    assert [actor.name for actor in found.actors] == ["Calder Lines", "Ana Ruiz"]
    assert all("she" not in actor.also for actor in found.actors)


def test_several_actors_are_joined_and_each_has_its_span() -> None:
    read = reading("Mayor Ana Ruiz and Judge Ben Oduya will meet on Monday in the port of Vellin.")
    draft = line("next_steps", "will meet on Monday", "Ana Ruiz and Ben Oduya")
    draft = draft.model_copy(update={"who": (Mention(text="Ana Ruiz"), Mention(text="Ben Oduya"))})
    (made,) = ground(Draft(lines=(draft,)), read, 9).next_steps
    assert made.actor == "Ana Ruiz and Ben Oduya"
    assert [each.text for each in made.evidence if each.part == "actor"] == [
        "Ana Ruiz",
        "Ben Oduya",
    ]


def test_the_source_writes_the_quotation() -> None:
    quoted = line("criticism", '"It is a theft in daylight"', "she", sentences=(2,))
    (made,) = grounded(quoted).criticism
    assert (made.text, made.form) == ("“It is a theft in daylight,”", "quote")


def test_the_wording_does_not_change_the_id_and_the_speaker_does() -> None:
    other = BLAME.model_copy(update={"text": "condemns the plan of selling the port"})
    (one,), (two,) = grounded(BLAME).criticism, grounded(other).criticism
    assert one.id == two.id
    assert one.text != two.text


def test_an_article_of_another_language_leaves_english_rules_undecided() -> None:
    read = reading("Die Ministerin lehnte den Plan am Montag ab.", language="de")
    draft = line("positions", "lehnte den Plan ab", "Die Ministerin", polarity="supports")
    (made,) = ground(Draft(lines=(draft,)), read, 9).positions
    assert (made.checks.roles, made.checks.polarity, made.checks.span) == (
        "undecided",
        "undecided",
        "pass",
    )


def test_two_hundred_lines_are_grounded_in_order() -> None:
    sentences = " ".join(f"Speaker Kim said that plan {n} was fine." for n in range(200))
    read = reading(sentences)
    lines = tuple(
        line("positions", f"plan {n} was fine", "Kim", sentences=(n + 1,)) for n in range(200)
    )
    found = ground(Draft(lines=lines), read, 500)
    assert [each.text for each in found.positions] == [f"plan {n} was fine" for n in range(200)]


PIECES = [
    "Ana Ruiz", "said", "“no”", "部长说预算", "السلام عليكم", "👩‍👧 e\u0301", "the plan", "not",
    "5 %", "on Monday", "will", ".", ",", "\n\n", " ", "!", "'s", "accused", "of", "\u200d", "—",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=24).map(" ".join)
SECTIONS = st.sampled_from(["headline", "summary", "positions", "criticism", "next_steps"])
EXCERPTS = st.builds(Excerpt, text=WORDS, start=st.none() | st.integers(-5, 200))
DRAFTS = st.builds(
    DraftLine,
    section=SECTIONS,
    text=WORDS,
    sentences=st.lists(st.integers(-1, 6), max_size=3).map(tuple),
    claim=st.none() | st.builds(Span, st.integers(-5, 200), st.integers(-5, 200)),
    who=st.lists(st.builds(Mention, text=WORDS, name=st.none() | WORDS), max_size=2).map(tuple),
    target=st.lists(st.builds(Mention, text=WORDS), max_size=1).map(tuple),
    via=st.none() | WORDS,
    cue=st.none() | EXCERPTS,
    when=st.none() | EXCERPTS,
    condition=st.none() | EXCERPTS,
    reply=st.none() | st.integers(-2, 5),
)


@settings(deadline=None, max_examples=120)
@given(WORDS, st.lists(DRAFTS, max_size=4), st.sampled_from(["en", "zh"]))
def test_whatever_is_drafted_evidence_is_what_the_text_has(
    text: str, lines: list[DraftLine], language: str
) -> None:
    read = reading(text, date(2026, 1, 2), language)
    found = ground(Draft(lines=tuple(lines)), read, 3)
    first: tuple[Line, ...] = (found.headline,) if found.headline else ()
    made = (*first, *found.summary, *found.positions, *found.criticism, *found.next_steps)
    for each in made:
        assert any(evidence.part == "claim" for evidence in each.evidence)
        for evidence in each.evidence:
            assert 0 <= evidence.start < evidence.end <= len(read.text)
            assert read.text[evidence.start : evidence.end] == evidence.text
    withheld = sum(each.count for each in found.withheld)
    assert len(made) + withheld == len(lines)
    assert max(Counter(each.id for each in made).values(), default=1) == 1


@settings(deadline=None, max_examples=60)
@given(DRAFTS)
def test_a_line_that_cites_nothing_never_becomes_a_line(draft: DraftLine) -> None:
    bare = draft.model_copy(update={"sentences": (), "claim": None})
    found = ground(Draft(lines=(bare,)), READ, 9)
    assert sum(each.count for each in found.withheld) == 1
    assert found[:5] == (None, (), (), (), ())


def test_what_was_examined_comes_through_as_if_it_had_not_been() -> None:
    lines = (BLAME, REPLY, STEP, line("positions", "was wrong", "Nobody", sentences=(3,)))
    fresh = reading(TEXT)
    results = examine(lines, Witnesses(fresh))
    assert [isinstance(each, Refusal) for each in results] == [False, False, False, True]
    assert ground(Draft(lines=lines), fresh, 40) == grounded(*lines)


def test_another_line_of_an_examined_reading_is_checked_all_the_same() -> None:
    fresh = reading(TEXT)
    examine([BLAME], Witnesses(fresh))
    false = BLAME.model_copy(update={"who": (Mention(text="Calder Lines"),), "sentences": (3,)})
    assert not ground(Draft(lines=(false,)), fresh, 40).criticism
    assert not ground(Draft(lines=(false,)), READ, 40).criticism


def test_a_reading_that_was_examined_is_let_go() -> None:
    fresh = reading(TEXT)
    examine([BLAME], Witnesses(fresh))
    ground(Draft(lines=(BLAME,)), fresh, 40)
    seen = weakref.ref(fresh)
    del fresh
    assert seen() is None


def test_what_was_examined_is_not_looked_for_again() -> None:
    fresh = reading(TEXT)
    examine([BLAME], Witnesses(fresh))
    (first,), (second,) = (ground(Draft(lines=(BLAME,)), fresh, 40).criticism for _ in range(2))
    assert first.evidence[0] is second.evidence[0]
    (first,), (second,) = (grounded(BLAME).criticism for _ in range(2))
    assert first.evidence[0] is not second.evidence[0]
