"""Owns the options of `brevier eval` and their help; what is heavy is imported when it is used."""

import sys
from pathlib import Path
from typing import Annotated, Literal

from typer import BadParameter, Context, Option, Typer

app = Typer(
    help="Score an engine against gold briefings, beside baselines, and say what is noise.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

FELL, BROKE = 3, 4
"""Exit codes: a score fell; the harness itself broke."""

_SECTIONS = ("positions", "criticism", "next_steps")

Engine = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="Engine to score, as in `brevier brief`; or a baseline: 'lead-3', 'LexRank', "
        "'cue words', 'model replies', 'model replies, grounded'. 'llm' asks the model of "
        "BREVIER_MODEL, several articles at once.",
    ),
]
Sets = Annotated[
    list[Path] | None,
    Option(
        "--set",
        metavar="PATH",
        help="Folder of articles with gold (NAME/article.txt, gold.json; or NAME.txt, NAME.json); "
        "can be given several times. Default: the seeds.",
    ),
]
Split = Annotated[
    Literal["dev", "aside", "train"] | None, Option(help="Only the articles of this split.")
]
Sections = Annotated[
    str | None,
    Option(
        metavar="NAMES", help="Only these sections, with commas: positions,criticism,next_steps."
    ),
]
Compare = Annotated[
    str | None,
    Option(
        metavar="RUN", help="Compare with a saved run, by its name or folder, article by article."
    ),
]
Rescore = Annotated[
    str | None, Option(metavar="RUN", help="Score a saved run again; no engine is run.")
]
Limit = Annotated[int | None, Option(metavar="N", min=1, help="Only the first N articles.")]
Out = Annotated[
    Path | None,
    Option("--out", "-o", metavar="FOLDER", help="Folder for report.json and report.html."),
]
Runs = Annotated[
    Path | None,
    Option(metavar="FOLDER", help="Folder of saved runs and the cache (default: evals/runs)."),
]
Name = Annotated[str | None, Option(metavar="NAME", help="Name under which the run is saved.")]
Alone = Annotated[
    bool, Option("--alone", help="Leave out the baselines and the test of the scorers: faster.")
]
Judge = Annotated[
    bool,
    Option(
        "--judge",
        help="Let the model of BREVIER_MODEL say of each line whether its evidence holds it, and "
        "how far that agrees with the gold; it is in no other score.",
    ),
]
Fresh = Annotated[bool, Option("--fresh", help="Run everything anew, whatever the cache has.")]


@app.callback(invoke_without_command=True)
def evaluate(  # noqa: PLR0913  # one parameter an option: Typer reads the signature
    context: Context,
    engine: Engine = None,
    sets: Sets = None,
    split: Split = None,
    sections: Sections = None,
    compare: Compare = None,
    rescore: Rescore = None,
    limit: Limit = None,
    out: Out = None,
    runs: Runs = None,
    name: Name = None,
    alone: Alone = False,
    judge: Judge = False,
    fresh: Fresh = False,
) -> int | None:
    """Score an engine against gold briefings, beside baselines, and say what is noise.

    The run is saved under evals/runs, with its report as JSON and as a page; it can be scored again
    and compared with. The exit code is 1 if the engine failed on an article.
    """
    if context.invoked_subcommand:
        return None
    try:
        from evals.evaluate import Asked, evaluate
        from evals.runs import FOLDER
        from service.errors import EngineUnavailable, SettingsInvalid
    except ModuleNotFoundError as error:
        raise _missing(error) from error

    if rescore and engine:
        raise BadParameter("--rescore takes a saved run in place of an engine: drop --engine")
    asked = Asked(
        engine=engine,
        sets=tuple(sets or ()),
        split=split,
        sections=_named(sections),
        compare=compare,
        rescore=rescore,
        limit=limit,
        out=out,
        home=runs or FOLDER,
        name=name,
        alone=alone,
        judge=judge,
        fresh=fresh,
    )
    try:
        return evaluate(asked)
    except (EngineUnavailable, SettingsInvalid) as error:
        raise BadParameter(str(error)) from error


@app.command(short_help="Exit with 3 if a score of the extractive engine fell.")
def gate() -> int:
    """Score the extractive engine on all seeds and compare it with its baseline.

    The exit code is 0 if nothing fell, 3 if a score fell beyond its interval, and 4 if the harness
    itself broke.
    """
    try:
        from evals.watch import watch
    except Exception as error:  # noqa: BLE001  # code that cannot be loaded judges nothing
        print(f"evals: the eval harness broke: {type(error).__name__}: {error}", file=sys.stderr)
        return BROKE
    return watch()


@app.command(short_help="Take today's scores as the baseline of the gate.")
def baseline() -> int:
    """Score the extractive engine on all seeds and write its baseline, to be reviewed as a diff."""
    from evals.watch import renew

    return renew()


@app.command(short_help="Check gold: every piece of evidence stands in its article.")
def check(
    sets: Annotated[
        list[Path] | None, Option("--set", metavar="PATH", help="Folder; default: the seeds.")
    ] = None,
) -> int:
    """Check the gold of folders, name every fault, and give 1 if there is one."""
    from evals.watch import check_gold

    return check_gold(tuple(sets or ()))


def _missing(error: ModuleNotFoundError) -> Exception:
    """Say what to install where a package is missing that only the evals need."""
    from evals.errors import HarnessError

    return HarnessError(f"the evals need the package {error.name!r}: install 'brevier[evals]'")


def _named(sections: str | None) -> tuple[Literal["positions", "criticism", "next_steps"], ...]:
    wanted = {name.strip() for name in sections.split(",")} if sections else {*_SECTIONS}
    if unknown := sorted(wanted - {*_SECTIONS}):
        raise BadParameter(f"no section is called {unknown[0]!r}: use {', '.join(_SECTIONS)}")
    return tuple(name for name in _SECTIONS if name in wanted)  # type: ignore[misc]  # str to Literal
