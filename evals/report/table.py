"""Owns the tables of the terminal: one engine beside the baselines, and one run beside another."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from evals.comparison import Row, comparison
from evals.report.account import told
from evals.scores import Better, Metric, Report
from evals.statistics import FEWEST
from service.models import SECTIONS

_WIDE = 96
"""Columns from which on there is room for bars."""
_BAR = 10
_WAY: dict[Better, str] = {"more": "", "less": " ↓", "neither": " ·"}
_STYLES = {"better": "green", "worse": "bold red", "cannot tell": "dim"}


def show(console: Console, report: Report, beside: Sequence[Report] = ()) -> None:
    """Print the scores of a report beside those of others, its sections, and what went wrong."""
    run = report.run
    split = f", split {run.split}" if run.split else ""
    model = f" ({run.model})" if run.model else ""
    title = f"{run.engine} {run.version}{model} on {run.dataset}{split}"
    console.print(f"\n[bold]{escape(title)}[/], {_articles(report)}\n")
    console.print(_scores(report, beside, wide=console.width >= _WIDE))
    console.print(_legend(report, beside))
    console.print(_sections(report))
    for line in told(report):
        console.print(escape(line), soft_wrap=True)
    for failure in report.failures:
        console.print(f"[bold red]failed[/] {escape(failure.sample)}: {escape(failure.error)}")
    for other in beside:
        if other.failures:
            first = escape(f"{other.run.engine}: {len(other.failures)} failed, the first with ")
            console.print(f"[red]{first}[/]{escape(other.failures[0].error)}")


def show_comparison(console: Console, rows: Sequence[Row], name: str) -> None:
    """Print how far each figure moved since an earlier run, and whether that is more than noise."""
    if not rows:
        console.print(f"no article is in both this run and {escape(name)}: nothing to compare")
        return
    title = f"\nagainst {escape(name)}, {rows[0].difference.n} articles"
    table = _table(title, "", "before", "after", "change", "95 % of it")
    table.add_column("verdict")
    for row in rows:
        low, high = row.difference.interval
        verdict = row.difference.verdict if row.better != "neither" else ""
        table.add_row(
            _label(row.name, row.better),
            figure(row.difference.before),
            figure(row.difference.after),
            _signed(row.difference.change),
            f"{_signed(low)} to {_signed(high)}" if low is not None else "–",
            Text(verdict, style=_STYLES.get(verdict, "")),
        )
    console.print(table)
    if rows[0].difference.n < FEWEST:
        console.print(f"below {FEWEST} common articles nothing is told", style="dim")


def figure(value: float | None) -> str:
    """Write a figure, or a dash where there is none."""
    return "–" if value is None else f"{value:.3f}"


def _table(title: str | None, *heads: str) -> Table:
    """Begin a table without lines: words to the left, figures to the right."""
    table = Table(title=title, box=None, pad_edge=False, title_justify="left", title_style="bold")
    for head in heads:
        table.add_column(head, justify="right" if head else "left", no_wrap=not head)
    return table


def _scores(report: Report, beside: Sequence[Report], *, wide: bool) -> Table:
    table = _table(None, "")
    table.add_column(report.run.engine, justify="right", style="bold cyan")
    table.add_column("", style="cyan", no_wrap=True)
    for other in beside:
        table.add_column(other.run.engine, justify="right", max_width=8)
    for name, better, metrics in _rows([report, *beside]):
        main, *others = metrics
        style = "bold" if name in ("headline", "macro F1") else None
        label = _label(name, better)
        cells = [figure(metric.mean if metric else None) for metric in others]
        own = figure(main.mean if main else None)
        table.add_row(label, own, _interval(main, wide=wide), *cells, style=style)
        if name in ("with actor", "coverage side"):
            table.add_row()
    return table


def _rows(
    reports: Sequence[Report],
) -> list[tuple[str, Better, list[Metric | None]]]:
    """Give a row for each figure: the reference ones, the headline with its sides, the scorers."""
    references = {
        "macro F1": [_bare(report, report.reference.macro_f1) for report in reports],
        "with actor": [_bare(r, r.reference.macro_f1_with_actor) for r in reports],
        "headline": [report.headline for report in reports],
    }
    rows: list[tuple[str, Better, list[Metric | None]]] = [
        (name, "more", [*metrics]) for name, metrics in references.items()
    ]
    for name in reports[0].sides:
        rows.append((f"{name} side", "more", [report.sides.get(name) for report in reports]))
    for name, metric in reports[0].metrics.items():
        rows.append((name, metric.better, [report.metrics.get(name) for report in reports]))
    return rows


def _bare(report: Report, value: float) -> Metric:
    """Give a reference figure; one of no articles is none, whatever the definition says."""
    mean = value if report.reference.articles else None
    return Metric(mean=mean, stderr=None, low=None, high=None, n=report.reference.articles)


def _label(name: str, better: Better) -> str:
    indent = "  " if name.endswith(" side") or name == "with actor" else ""
    return f"{indent}{name.replace('_', ' ')}{_WAY[better]}"


def _interval(metric: Metric | None, *, wide: bool) -> str:
    if metric is None or metric.mean is None or metric.low is None or metric.high is None:
        return ""
    words = f"{metric.low:.2f}–{metric.high:.2f}"
    return f"{words} {_bar(metric.mean)}" if wide else words


def _bar(value: float) -> str:
    """Draw a share in eighths of a character."""
    eighths = round(min(1.0, max(0.0, value)) * _BAR * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")).ljust(_BAR, "·")


def _sections(report: Report) -> Table:
    heads = ("", "lines", "vital", "precision", "vital recall", "F1", "who", "F1 with actor")
    table = _table("by section (reference figures)", *heads)
    for section in SECTIONS:
        if figures := report.reference.sections.get(section):
            table.add_row(
                section.replace("_", " "),
                str(figures.predicted),
                str(figures.vital),
                *map(figure, (figures.precision, figures.vital_recall, figures.f1)),
                *map(figure, (figures.who, figures.f1_with_actor)),
            )
    return table


def _legend(report: Report, beside: Sequence[Report]) -> Text:
    said = ["", "Intervals: 95 %, whole articles drawn anew. ↓ less is better, · neither."]
    said += filter(None, (_fewer(report, other) for other in beside))
    return Text("\n".join(said) + "\n", style="dim")


def _fewer(report: Report, other: Report) -> str:
    """Say how both stand on the articles of one that has not all of them."""
    if len(other.samples) >= len(report.samples) or not other.samples:
        return ""
    rows = comparison(report, other)
    if not rows:
        return ""
    head = rows[0].difference
    ours, theirs = report.run.engine, other.run.engine
    return (
        f"{theirs}: {head.n} of {len(report.samples)} articles; headline on these: "
        f"{ours} {figure(head.before)}, {theirs} {figure(head.after)}."
    )


def _articles(report: Report) -> str:
    scored, failed = len(report.samples), len(report.failures)
    count = f"{scored} article{'s' if scored != 1 else ''}"
    return f"{count}, [bold red]{failed} failed[/]" if failed else count


def _signed(value: float | None) -> str:
    return "–" if value is None else f"{value:+.3f}"
