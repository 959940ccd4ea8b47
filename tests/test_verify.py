"""Checking a stored briefing: what was changed is named, and nothing else is."""

import asyncio
import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.engines.scripted import ScriptedEngine
from service.models import Article, Briefing, DraftLine, Excerpt, Mention
from service.pipeline import Options, brief
from service.text.tokens import load_counter
from service.verify import Verification, verify
from tests.conftest import NOON, SEED
from tests.grounding.samples import FRIDAY

LINES = (
    DraftLine(section="headline", text="China backs more U.S. talks with Russia", sentences=(1,)),
    DraftLine(section="summary", text="Trump called it “highly productive”", sentences=(2,)),
    DraftLine(
        section="positions",
        text="“dialogue and negotiation is the only viable way out of the crisis.”",
        sentences=(4,),
        who=(Mention(text="Guo Jiakun"),),
        cue=Excerpt(text="praised"),
        polarity="supports",
    ),
    DraftLine(
        section="criticism",
        text="concessions would undermine Ukraine’s security",
        sentences=(14,),
        who=(Mention(text="John Bolton"),),
        target=(Mention(text="the idea of conceding territory to Russia"),),
    ),
    DraftLine(
        section="next_steps",
        text="achieve peace within 100 days",
        sentences=(16,),
        who=(Mention(text="Trump’s team"),),
        when=Excerpt(text="within his first 100 days in office"),
        status="proposed",
    ),
)


@cache
def made() -> Briefing:
    text = SEED.read_text(encoding="utf-8")
    article = Article(text=text, published=FRIDAY, published_basis="caller", received_at=NOON)
    engine = ScriptedEngine(lines=LINES, counter=load_counter())
    return asyncio.run(brief(article, engine, Options(clock=lambda: NOON)))


def named(found: Verification) -> dict[str, str | None]:
    """Give the lines that do not hold, and why."""
    return {each.id: each.reason for each in found.lines if not each.ok}


def changed(path: str, value: object) -> Verification:
    """Verify the stored JSON with one value put in the place of another."""
    raw: Any = json.loads(made().to_json())
    *way, last = path.split("/")
    place = raw
    for step in way:
        place = place[int(step) if step.isdigit() else step]
    assert place[last] != value
    place[last] = value
    return verify(Briefing.model_validate_json(json.dumps(raw)), None)


def test_a_briefing_as_it_was_made_holds() -> None:
    assert made().withheld == ()
    found = verify(made(), None)
    assert (found.ok, named(found), len(found.lines)) == (True, {}, 5)
    assert [(s.id, s.sha256_ok, s.first_difference) for s in found.sources] == [("s1", True, None)]
    assert [line.checks for line in found.lines] == [line.checks for line in made().lines()]


def test_the_same_source_holds_however_it_was_sent() -> None:
    text = made().sources[0].text
    assert verify(made(), {"s1": text}).ok
    assert verify(made(), {"s1": "\ufeff" + text.replace("\n", "\r\n")}).ok
    assert verify(made(), {"unknown": "other"}).ok


@settings(deadline=None, max_examples=40)
@given(st.data())
def test_a_character_flipped_in_a_lines_evidence_names_that_line(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from(made().lines()))
    evidence = data.draw(st.sampled_from(line.evidence))
    at = data.draw(st.integers(evidence.start, evidence.end - 1))
    text = made().sources[0].text
    flipped = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
    found = verify(made(), {"s1": flipped})
    touched = {
        each.id for each in made().lines() if any(e.start <= at < e.end for e in each.evidence)
    }
    assert not found.ok
    assert (found.sources[0].sha256_ok, found.sources[0].first_difference) == (False, at)
    assert touched <= named(found).keys()


def test_a_character_flipped_elsewhere_names_no_line() -> None:
    text = made().sources[0].text
    at = text.index("subscribe")
    found = verify(made(), {"s1": text[:at] + "x" + text[at + 1 :]})
    assert (found.ok, named(found), found.sources[0].first_difference) == (False, {}, at)


def test_a_text_that_ends_early_differs_where_it_ends() -> None:
    text = made().sources[0].text
    found = verify(made(), {"s1": text[:-10]})
    assert found.sources[0].first_difference == len(text) - 10
    assert named(verify(made(), {"s1": ""})).keys() == {line.id for line in made().lines()}


POSITION = "sections/positions/lines/0"
CRITICISM = "sections/criticism/lines/0"
STEP = "sections/next_steps/lines/0"
CHANGES = [
    (f"{POSITION}/holder", "John Bolton", "role_mismatch"),
    (f"{POSITION}/holder", "Wang Yi", "name_not_in_evidence"),
    (f"{POSITION}/holder_role", "Foreign Minister", "role_mismatch"),
    (f"{POSITION}/polarity", "opposes", "less_certain"),
    (f"{POSITION}/text", "“dialogue is the only way out”", "quotation_not_found"),
    (f"{POSITION}/condition", "if it rains", "span_not_found"),
    (f"{POSITION}/via", "Wang Yi", "name_not_in_evidence"),
    (f"{CRITICISM}/critic", "Donald Trump", "role_mismatch"),
    (f"{CRITICISM}/target", "Trump", "id_mismatch"),
    (f"{CRITICISM}/text", "concessions would not undermine security", "polarity_mismatch"),
    (f"{CRITICISM}/text", "4 concessions would undermine security", "number_not_in_evidence"),
    (f"{STEP}/actor", "Vladimir Putin", "id_mismatch"),
    (f"{STEP}/text", "achieve peace within 10 days", "date_not_in_evidence"),
    (f"{STEP}/when/text", "within his first 10 days in office", "number_not_in_evidence"),
    (f"{STEP}/when/kind", "day", "date_not_in_evidence"),
    (f"{STEP}/when/start", "2025-05-01", "date_not_in_evidence"),
    (f"{STEP}/when/anchor", "2025-02-15", "date_not_in_evidence"),
    ("headline/text", "China backs Putin’s talks with Berlin", "name_not_in_evidence"),
    ("headline/id", "ln_000000000000", "id_mismatch"),
    (f"{POSITION}/id", "ln_000000000000", "id_mismatch"),
    (f"{POSITION}/evidence/0/start", 580, "span_not_found"),
    (f"{POSITION}/evidence/0/source", "s2", "no_such_source"),
    (f"{POSITION}/form", "paraphrase", None),
]


@pytest.mark.parametrize(("path", "value", "reason"), CHANGES)
def test_a_value_changed_in_the_stored_json_names_its_line(
    path: str, value: object, reason: str | None
) -> None:
    found = changed(path, value)
    assert list(named(found).values()) == ([reason] if reason else [])
    assert found.ok is (reason is None)


def test_a_changed_text_inside_the_briefing_is_seen_without_any_source() -> None:
    text = made().sources[0].text
    found = changed("sources/0/text", text.replace("condemned", "applauded"))
    assert (found.sources[0].sha256_ok, found.sources[0].first_difference) == (False, None)
    assert set(named(found).values()) == {"span_not_found"}


def test_an_empty_briefing_of_an_empty_day_holds() -> None:
    nothing = made().model_copy(
        update={
            "headline": None,
            "summary": (),
            "sections": made().sections.model_copy(
                update={
                    name: getattr(made().sections, name).model_copy(update={"lines": ()})
                    for name in ("positions", "criticism", "next_steps")
                }
            ),
        }
    )
    assert verify(nothing, None) == Verification(
        ok=True, sources=verify(made(), None).sources, lines=()
    )


def test_the_answer_is_json_as_the_contract_has_it() -> None:
    told = json.loads(verify(made(), None).model_dump_json())
    assert list(told) == ["ok", "sources", "lines"]
    assert list(told["sources"][0]) == ["id", "sha256_ok", "first_difference"]
    assert list(told["lines"][0]) == ["id", "ok", "checks", "reason"]
