"""The gold briefing: one line a record, resting where the gold says, and right in every way."""

import pytest

from evals import headline
from evals.dataset import SEEDS, Sample, load
from evals.mutations.golden import Wording, golden, when
from evals.mutations.lines import sections
from evals.mutations.verdicts import Verdict
from service.models import SECTIONS, Briefing
from tests.evals.makers import sample

SAMPLES = load(SEEDS).samples


@pytest.mark.parametrize("each", SAMPLES, ids=lambda each: each.id)
def test_the_gold_briefing_of_every_seed_scores_the_highest_score(each: Sample) -> None:
    made = golden(each)
    assert (Verdict(made, made.briefing).value("headline") or 0) >= 0.99


@pytest.mark.parametrize("wording", ["verbatim", "gist"])
def test_the_gold_briefing_is_one_that_the_contract_accepts(wording: Wording) -> None:
    made = golden(sample(), wording).briefing
    assert Briefing.model_validate_json(made.to_json()) == made


def test_every_record_has_a_line_with_its_evidence_and_its_first_name() -> None:
    made = golden(sample())
    rows = [
        (line.text, getattr(line, {"positions": "holder", "criticism": "critic"}.get(s, "actor")))
        for s in SECTIONS
        for line in sections(made.briefing)[s]
    ]
    wanted = [(r.evidence[0], r.names[0]) for s in SECTIONS for r in made.sample.gold.of(s)]
    assert rows == wanted


def test_every_span_holds_its_words() -> None:
    made = golden(SAMPLES[0], "gist").briefing
    text = made.sources[0].text
    pieces = [piece for line in made.lines() for piece in line.evidence]
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


def test_a_paraphrase_is_called_one() -> None:
    forms = {
        wording: {
            line.form
            for held in sections(golden(sample(), wording).briefing).values()
            for line in held
        }
        for wording in ("verbatim", "gist")
    }
    assert forms["verbatim"] == {"quote"}
    assert "paraphrase" in forms["gist"]


def test_a_role_stands_in_the_claim_where_it_can() -> None:
    made = golden(sample())
    (line,) = sections(made.briefing)["criticism"]
    parts = {piece.part: piece.text for piece in line.evidence}
    assert parts["target"] == "Brown"


@pytest.mark.parametrize(
    ("stated", "day", "kind", "start", "end"),
    [
        (None, None, "none", None, None),
        ("soon", None, "vague", None, None),
        ("on 12 March", "2027-03-12", "day", "2027-03-12", "2027-03-12"),
        ("in February", "2028-02", "range", "2028-02-01", "2028-02-29"),
        ("next year", "2028", "range", "2028-01-01", "2028-12-31"),
    ],
)
def test_a_time_reaches_from_its_first_day_to_its_last(
    stated: str | None, day: str | None, kind: str, start: str | None, end: str | None
) -> None:
    made = when(stated, day, None)
    assert (made.kind, made.start, made.end) == (kind, start, end)


def test_a_sample_without_vital_facts_has_no_headline() -> None:
    assert golden(sample(headline_facts=[])).briefing.headline is None


def test_the_sides_of_the_headline_are_both_scored() -> None:
    made = golden(sample())
    verdict = Verdict(made, made.briefing)
    assert [verdict.value(side.name) for side in headline.SIDES.values()] == [1.0, 1.0]
