from pathlib import Path

import pytest

from evals.baseline import figures, of_report, read, write
from evals.comparison import rows
from evals.dataset import load
from evals.errors import BadRun
from evals.gate import BASELINE
from evals.scores import Report
from evals.scoring import report
from evals.solver import run
from tests.evals.makers import PERFECT, Recorder, briefing, dataset, sample

SAMPLES = [sample(f"s{n}") for n in range(6)]


def scored() -> Report:
    made = dataset(*SAMPLES)
    briefings = {each.id: briefing(*PERFECT[:n]) for n, each in enumerate(SAMPLES, 3)}
    return report(run(made, Recorder()).info, made, briefings)


def test_what_is_written_is_read_back_and_differs_from_the_report_in_nothing(
    tmp_path: Path,
) -> None:
    made = of_report(scored(), "abc")
    write(made, tmp_path / "b.json")
    known = read(tmp_path / "b.json")
    assert known == made
    again = [known.scores(each.sample) for each in scored().samples]
    for row in rows(again, scored().samples, scored()):
        assert row.difference.change in (0.0, None), row.name
        assert row.difference.before == pytest.approx(figures(scored())[row.name].mean)


def test_a_diff_shows_one_line_for_each_figure_and_each_score(tmp_path: Path) -> None:
    write(of_report(scored(), "abc"), tmp_path / "b.json")
    lines = (tmp_path / "b.json").read_text("utf-8").splitlines()
    assert sum('"coverage":' in line for line in lines) == 1 + len(SAMPLES)
    assert max(map(len, lines)) < 120


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (None, "no baseline .* run `python -m evals baseline`"),
        ("{", "cannot be used: it: Invalid JSON"),
        ('{"schema": "evals-baseline/9"}', "cannot be used: schema: Input should be"),
    ],
)
def test_a_baseline_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, content: str | None, complaint: str
) -> None:
    if content is not None:
        (tmp_path / "b.json").write_text(content, "utf-8")
    with pytest.raises(BadRun, match=complaint):
        read(tmp_path / "b.json")


def test_the_baseline_of_the_repository_is_of_the_seeds_as_they_are() -> None:
    assert read(BASELINE).fingerprint == load().fingerprint
