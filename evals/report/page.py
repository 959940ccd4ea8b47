"""Owns the page of a report: one self-contained HTML file, nothing in it from elsewhere."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from evals.comparison import Comparison
from evals.dataset import Dataset, Sample
from evals.mutations.golden import Wording
from evals.mutations.table import MutationTable
from evals.prediction import JsonObject, read
from evals.report.account import told
from evals.report.findings import KINDS, Findings, findings
from evals.report.heat import COLUMNS, heat
from evals.report.passages import Paragraph, paragraphs
from evals.report.plots import by_section, plot
from evals.scores import Report, SampleScores
from evals.statistics import FEWEST
from service.models import SECTIONS
from service.render.clean import printable

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


_WORDINGS: dict[Wording, str] = {"verbatim": "quoted", "gist": "paraphrased"}


class Sheet(NamedTuple):
    """One article of the page."""

    id: str
    title: str
    text: tuple[Paragraph, ...]
    findings: Findings
    counts: dict[str, int]
    """How many findings of each kind."""


def to_page(
    report: Report,
    dataset: Dataset,
    briefings: Mapping[str, JsonObject],
    beside: Sequence[Report] = (),
    mutations: MutationTable | None = None,
    compared: Comparison | None = None,
) -> str:
    """Set a report as a page: scores with intervals, a heat map, mutations, and every article.

    `briefings` are those of the report's run, by sample; `beside` are reports of other engines on
    the same dataset, shown in the plots alone; `compared` says how the report stands to an earlier
    one.
    """
    reports = (report, *beside)
    samples = {sample.id: sample for sample in dataset.samples}
    sheets = [
        _sheet(samples[each.sample], briefings[each.sample], each)
        for each in report.samples
        if each.sample in samples and each.sample in briefings
    ]
    script = (_TEMPLATES / "filter.js").read_text(encoding="utf-8")
    return (
        _environment()
        .get_template("page.html")
        .render(
            script=script,
            script_hash=b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            report=report,
            told=told(report),
            reports=reports,
            rows=plot(reports),
            parts={name: by_section(reports, name) for name in ("coverage", "precision", "who")},
            heat=heat(report),
            columns=COLUMNS,
            sections=SECTIONS,
            mutations=mutations,
            compared=compared,
            fewest=FEWEST,
            sheets=sheets,
            known={sheet.id for sheet in sheets},
            kinds=KINDS,
            wordings=_WORDINGS,
        )
    )


def _sheet(sample: Sample, briefing: JsonObject, scores: SampleScores) -> Sheet:
    prediction = read(briefing, sample.article_text)
    found = findings(sample, prediction, scores.matches)
    return Sheet(
        id=sample.id,
        title=sample.about.title or _first_line(sample.article_text),
        text=tuple(paragraphs(sample.article_text, found.gold, found.predicted)),
        findings=found,
        counts={kind: sum(each.kind == kind for each in found.listed) for kind in KINDS},
    )


def _first_line(text: str) -> str:
    line = next((line for line in text.split("\n") if line.strip()), "")
    return line if len(line) <= 110 else f"{line[:100].rsplit(' ', 1)[0]} …"


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only the page needs it

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["printable"] = printable
    made.filters["spoken"] = lambda name: str(name).replace("_", " ")
    return made
