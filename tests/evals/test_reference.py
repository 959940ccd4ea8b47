"""Our figures beside the definition itself, run as the program that it is."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.dataset import Dataset, Sample, load
from evals.prediction import JsonObject, read
from evals.reference import reference
from evals.solver import run
from evals.solvers import engine
from evals.solvers.base import Solver
from evals.solvers.cues import CueWords
from evals.solvers.replies import Replies
from service.models import SECTIONS
from tests.conftest import ROOT
from tests.evals.makers import ARTICLE, GOLD, PERFECT, briefing, dataset, sample

SCORE = ROOT / "tests" / "data" / "reference_score.py"


def of_the_program(
    folder: Path, samples: Dataset, briefings: Mapping[str, JsonObject]
) -> dict[str, Any]:
    gold, out = folder / "gold", folder / "out"
    gold.mkdir(exist_ok=True)
    out.mkdir(exist_ok=True)
    for each in samples.samples:
        (gold / f"{each.id}.txt").write_text(each.article_text, "utf-8")
        (gold / f"{each.id}.json").write_text(each.gold.model_dump_json(by_alias=True), "utf-8")
        (out / f"{each.id}.json").unlink(missing_ok=True)
        if each.id in briefings:
            (out / f"{each.id}.json").write_text(json.dumps(briefings[each.id]), "utf-8")
    done = subprocess.run(
        [sys.executable, SCORE, gold, out, "--json"], capture_output=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def of_ours(samples: Dataset, briefings: Mapping[str, JsonObject]) -> dict[str, Any]:
    present = [each for each in samples.samples if each.id in briefings]
    pairs = [(each, read(briefings[each.id], each.article_text)) for each in present]
    return reference(pairs).model_dump()


def flat(figures: dict[str, Any]) -> dict[str, float]:
    sections = figures["sections"]
    inner = {f"{s}.{k}": v for s in SECTIONS for k, v in sections[s].items()}
    return {k: v for k, v in figures.items() if k != "sections"} | inner


def assert_same(folder: Path, samples: Dataset, briefings: Mapping[str, JsonObject]) -> None:
    theirs, ours = of_the_program(folder, samples, briefings), of_ours(samples, briefings)
    assert flat(ours) == pytest.approx(flat(theirs), abs=1e-9)


_NAMES = st.sampled_from(
    ["Ann Brown", "Brown", "Mayor Brown", "Oak", "the council", "shopkeepers", "Zed", "", None]
)
_WORDS = [
    *(words for s in SECTIONS for record in GOLD[s] for words in record["evidence"]),
    *(trap["evidence"] for trap in GOLD["traps"]),
    ARTICLE,
]
_QUOTED = st.sampled_from(_WORDS).map(lambda w: (ARTICLE.index(w), ARTICLE.index(w) + len(w)))
_SPANS = st.one_of(
    _QUOTED,
    st.tuples(st.integers(0, len(ARTICLE)), st.integers(0, 90)).map(lambda s: (s[0], s[0] + s[1])),
)


@st.composite
def _evidence(draw: st.DrawFn) -> dict[str, Any]:
    start, end = draw(_SPANS)
    words = draw(st.sampled_from([ARTICLE[start:end] or "x", "no such words"]))
    shift = draw(st.sampled_from([0, 0, 0, 2]))
    made: dict[str, Any] = {"start": start + shift, "end": end + shift}
    made |= draw(st.sampled_from([{"text": words}, {"text": words}, {}]))
    part = draw(st.sampled_from(["claim", "claim", "claim", "holder", None]))
    return made | ({"part": part} if part else {})


@st.composite
def _line(draw: st.DrawFn) -> dict[str, Any]:
    name = draw(_NAMES)
    field = draw(st.sampled_from(["holder", "critic", "actor"]))
    said = draw(st.sampled_from([name, {"name": name}]))
    return {field: said, "evidence": draw(st.lists(_evidence(), max_size=3))}


@st.composite
def _briefings(draw: st.DrawFn) -> dict[str, Any]:
    lines = {section: draw(st.lists(_line(), max_size=4)) for section in SECTIONS}
    made: dict[str, Any] = {str(section): inner for section, inner in lines.items()}
    if draw(st.booleans()):
        made = {"sections": {section: {"lines": inner} for section, inner in lines.items()}}
    own = draw(st.sampled_from([None, ARTICLE, "  " + ARTICLE]))
    place = draw(st.sampled_from(["sources", "article"]))
    if own:
        made[place] = [{"text": own}] if place == "sources" else {"text": own}
    return made


@settings(deadline=None, max_examples=15)
@given(st.lists(_briefings(), min_size=8, max_size=8))
def test_our_figures_are_those_of_the_definition_on_any_briefings(
    tmp_path_factory: pytest.TempPathFactory, made: list[dict[str, Any]]
) -> None:
    samples: list[Sample] = [sample(f"s{n}") for n in range(len(made))]
    briefings = {each.id: one for each, one in zip(samples, made, strict=True)}
    folder = tmp_path_factory.mktemp("reference")
    assert_same(folder, dataset(*samples), briefings)


@pytest.mark.parametrize(
    "solver", [engine("extractive"), CueWords(), Replies()], ids=lambda s: s.name
)
def test_our_figures_are_those_of_the_definition_on_real_briefings(
    tmp_path: Path, solver: Solver
) -> None:
    seeds = load()
    assert_same(tmp_path, seeds, run(seeds, solver).briefings)


def test_the_replies_of_a_strong_model_score_what_they_are_known_to_score() -> None:
    seeds = load()
    figures = of_ours(seeds, run(seeds, Replies()).briefings)
    assert figures["articles"] == 12
    assert round(figures["macro_f1"], 3) == 0.929
    assert round(figures["macro_f1_with_actor"], 3) == 0.863
    assert (figures["trap_hits"], figures["traps"], figures["bad_spans"]) == (4, 48, 0)


def test_the_average_is_over_the_sections_that_were_asked_for() -> None:
    made = read(briefing(*PERFECT[:4]), ARTICLE)
    figures = reference([(sample(), made)], ("positions",))
    assert (figures.macro_f1, list(figures.sections)) == (1.0, ["positions"])


def test_nothing_at_all_is_zero_and_not_an_error() -> None:
    assert of_ours(dataset(), {})["macro_f1"] == 0.0
