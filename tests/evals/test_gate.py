"""Deliberate bugs in the engine must turn the gate red, and nothing else may."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from evals.dataset import SEEDS, Sample, load
from evals.errors import HarnessError
from evals.gate import gate, update
from evals.solvers import engine
from evals.solvers.base import Solver
from service.models import Briefing, NextStep, PromptRef, Section


@dataclass(frozen=True)
class Broken:
    """The extractive engine with a bug: what it gives is changed on its way out."""

    bug: Callable[[Briefing], Briefing]
    name: str = "extractive"
    version: str = "1"
    model: str | None = None
    prompts: tuple[PromptRef, ...] = ()

    def solve(self, sample: Sample) -> Briefing | None:
        return self.bug(made(sample.id))


ENGINE: Solver = engine("extractive")


@cache
def made(seed: str) -> Briefing:
    briefing = ENGINE.solve(load(SEEDS / seed).samples[0])
    assert briefing is not None
    return briefing


def with_lines(briefing: Briefing, section: Section, lines: tuple[object, ...]) -> Briefing:
    changed = getattr(briefing.sections, section).model_copy(update={"lines": lines})
    sections = briefing.sections.model_copy(update={section: changed})
    return briefing.model_copy(update={"sections": sections})


def swapped_holders(briefing: Briefing) -> Briefing:
    lines = briefing.sections.positions.lines
    names = [line.holder for line in lines]
    moved = zip(lines, [*names[1:], *names[:1]], strict=True)
    swapped = tuple(line.model_copy(update={"holder": name}) for line, name in moved)
    return with_lines(briefing, "positions", swapped)


def without_criticism(briefing: Briefing) -> Briefing:
    return with_lines(briefing, "criticism", ())


def year_off_by_one(briefing: Briefing) -> Briefing:
    def later(line: NextStep) -> NextStep:
        days = {
            edge: f"{int(day[:4]) + 1}{day[4:]}"
            for edge in ("start", "end")
            if (day := getattr(line.when, edge))
        }
        return line.model_copy(update={"when": line.when.model_copy(update=days)})

    lines = tuple(map(later, briefing.sections.next_steps.lines))
    return with_lines(briefing, "next_steps", lines)


def every_line_twice(briefing: Briefing) -> Briefing:
    lines = briefing.sections.positions.lines
    return with_lines(briefing, "positions", tuple(line for line in lines for _ in range(2)))


def offsets_that_slip(briefing: Briefing) -> Briefing:
    lines = tuple(
        line.model_copy(
            update={
                "evidence": tuple(
                    piece.model_copy(update={"start": piece.start + 1, "end": piece.end + 1})
                    for piece in line.evidence
                )
            }
        )
        for line in briefing.sections.positions.lines
    )
    return with_lines(briefing, "positions", lines)


def half_of_the_steps(briefing: Briefing) -> Briefing:
    return with_lines(briefing, "next_steps", briefing.sections.next_steps.lines[::2])


@pytest.fixture(scope="module")
def baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("gate") / "extractive.json"
    update(ENGINE, SEEDS, place)
    return place


def test_the_engine_as_it_is_passes_its_own_baseline(baseline: Path) -> None:
    verdict = gate(ENGINE, SEEDS, baseline)
    assert verdict.falls == ()
    assert all(row.difference.change == 0 for row in verdict.rows)


@pytest.mark.parametrize(
    ("bug", "fallen"),
    [
        (swapped_holders, {"headline", "who", "coverage_with_actor"}),
        (without_criticism, {"headline", "coverage"}),
        (half_of_the_steps, {"coverage"}),
        (year_off_by_one, {"when"}),
        (every_line_twice, {"redundancy", "precision"}),
        (offsets_that_slip, {"grounding", "headline"}),
    ],
)
def test_a_bug_in_the_engine_turns_the_gate_red(
    baseline: Path, bug: Callable[[Briefing], Briefing], fallen: set[str]
) -> None:
    falls = gate(Broken(bug), SEEDS, baseline).falls
    assert fallen <= {fall.split(":")[0] for fall in falls}


def without_the_last_position(briefing: Briefing) -> Briefing:
    return with_lines(briefing, "positions", briefing.sections.positions.lines[:-1])


def test_a_small_loss_everywhere_is_seen_though_no_figure_leaves_its_interval(
    baseline: Path,
) -> None:
    falls = gate(Broken(without_the_last_position), SEEDS, baseline).falls
    assert falls
    assert all("(worse article by article)" in fall for fall in falls)


def test_with_few_articles_the_interval_decides(tmp_path: Path) -> None:
    for name in ("seed", "council-mill-lane", "techreg-age-checks"):
        shutil.copytree(SEEDS / name, tmp_path / "few" / name)
    update(ENGINE, tmp_path / "few", tmp_path / "b.json")
    falls = gate(Broken(without_criticism), tmp_path / "few", tmp_path / "b.json").falls
    assert any(fall.startswith("coverage:") for fall in falls)
    assert all("(beyond its interval)" in fall for fall in falls)


def test_an_engine_that_raises_on_one_article_turns_the_gate_red(baseline: Path) -> None:
    def fragile(briefing: Briefing) -> Briefing:
        if "China" in briefing.sources[0].text:
            raise RecursionError("too deep")
        return briefing

    assert "seed failed: RecursionError: too deep" in gate(Broken(fragile), SEEDS, baseline).falls


def test_a_change_for_the_better_is_no_fall(baseline: Path, tmp_path: Path) -> None:
    poor = tmp_path / "poor.json"
    update(Broken(without_criticism), SEEDS, poor)
    verdict = gate(ENGINE, SEEDS, poor)
    fallen = {fall.split(":")[0] for fall in verdict.falls}
    assert not fallen & {"headline", "coverage", "coverage side"}
    assert next(r for r in verdict.rows if r.name == "coverage").difference.verdict == "better"


def test_other_seeds_are_not_judged_by_this_baseline(baseline: Path) -> None:
    with pytest.raises(HarnessError, match=r"the seeds are not those of 'extractive\.json'"):
        gate(ENGINE, SEEDS / "seed", baseline)


def test_a_failing_engine_makes_no_baseline(tmp_path: Path) -> None:
    def failing(briefing: Briefing) -> Briefing:
        raise ValueError("no")

    with pytest.raises(HarnessError, match="no baseline of a failing engine: seed: ValueError: no"):
        update(Broken(failing), SEEDS / "seed", tmp_path / "b.json")
    assert not (tmp_path / "b.json").exists()
