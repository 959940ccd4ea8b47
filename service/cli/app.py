"""Owns the commands and options of `brevier`, and their help; each command's work has its file."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from typer import Argument, BadParameter, Exit, Option, Typer
from typer.main import get_command

app = Typer(
    help="An article goes in, a structured briefing comes out, and every line shows its source.",
    epilog="Settings are environment variables (BREVIER_...): see docs/settings.md.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def dispatch(arguments: Sequence[str]) -> int:
    """Run the command that the arguments name, and give its exit code.

    Raises:
        typer.Exit, typer.TyperException: help was shown, or the usage is wrong.
    """
    if not arguments or arguments[0] not in _own_commands():
        _add_commands_of_others()
    command = get_command(app)
    with command.make_context("brevier", list(arguments) or ["--help"]) as context:
        return command.invoke(context) or 0


def _own_commands() -> list[str]:
    named = (
        each.name or (each.callback and each.callback.__name__) for each in app.registered_commands
    )
    groups = (each.name for each in app.registered_groups)
    return [name for name in (*named, *groups) if name]


@cache
def _add_commands_of_others() -> None:
    """Add what other packages bring by entry point; looking costs, so ours go without it."""
    from importlib.metadata import entry_points

    for point in entry_points(group="brevier.commands"):
        app.add_typer(point.load(), name=point.name)


def _version(asked: bool) -> None:
    if asked:
        from service import __version__
        from service.cli import output

        output.write(f"brevier {__version__}\n")
        raise Exit


def _day(written: str) -> date:
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise BadParameter(f"{written!r} is no date: write YYYY-MM-DD") from None
    if not 1000 <= day.year <= 3000:
        raise BadParameter(f"{written!r} does not lie between the years 1000 and 3000")
    return day


Version = Annotated[
    bool,
    Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
]
Paths = Annotated[
    list[str],
    Argument(
        metavar="PATH",
        help="An article: text, Markdown (.md) or HTML (.html, .htm); - is standard input.",
    ),
]
Form = Annotated[
    Literal["json", "md", "text", "html"] | None,
    Option(
        "--format",
        "-f",
        help="Form of the briefing. Unless it is named, the suffix of --out decides; without "
        "--out a terminal gets a coloured briefing and a pipe gets text.",
    ),
]
Out = Annotated[
    Path | None,
    Option(
        "--out",
        "-o",
        metavar="FILE",
        help="Write there instead of standard output; for several articles name a folder.",
    ),
]
Title = Annotated[
    str | None,
    Option(
        metavar="TEXT",
        help="Title of the article; it becomes the first line unless it stands there already.",
    ),
]
Published = Annotated[
    date | None,
    Option(
        metavar="DATE",
        parser=_day,
        help="Day the article appeared (YYYY-MM-DD): 'on Friday' is resolved against it.",
    ),
]
EngineName = Annotated[
    str | None,
    Option(
        metavar="NAME",
        help="What chooses the lines: 'llm' (a model, BREVIER_MODEL), 'extractive' (rules, works "
        "offline) or 'auto' (the default: 'llm' where a model is configured).",
    ),
]
Strict = Annotated[
    bool, Option("--strict", help="Fail rather than let another engine stand in for a model.")
]

DryRun = Annotated[
    bool,
    Option("--dry-run", help="Only say what it would ask of a model: chunks, tokens, cost."),
]


@app.callback()
def _brevier(version: Version = False) -> None:
    pass


@app.command(short_help="Make a briefing of an article.")
def brief(  # noqa: PLR0913  # one parameter an option: Typer reads the signature
    paths: Paths,
    form: Form = None,
    out: Out = None,
    title: Title = None,
    published: Published = None,
    engine: EngineName = None,
    strict: Strict = False,
    dry_run: DryRun = False,
) -> int:
    """Make a briefing of each article and show it; nothing is stored.

    Several articles give one briefing each; as JSON, one a line. If one of them fails, the others
    are still shown, and the exit code is 1.
    """
    from service.cli.brief import Asked, run

    return run(Asked(tuple(paths), form, out, title, published, engine, strict, dry_run))


@app.command(short_help="Check a briefing against its source.")
def verify(
    briefing: Annotated[
        str, Argument(metavar="BRIEFING", help="A briefing as JSON; - is standard input.")
    ],
    source: Annotated[
        str | None,
        Argument(
            metavar="SOURCE",
            help="The article it was made from; without it, the text inside the briefing.",
        ),
    ] = None,
) -> int:
    """Check every line of a briefing against its source, without any model.

    Spans, quotations, names, numbers, dates and roles are compared again. If one character
    differs, the line that no longer holds is named, and the exit code is 1.
    """
    from service.cli.verify import run

    return run(briefing, source)


@app.command(short_help="Serve the HTTP interface and the page.")
def serve(
    host: Annotated[
        str | None,
        Option(
            metavar="ADDRESS",
            help="Address to listen on (default: BREVIER_HOST, else 127.0.0.1). Any but loopback "
            "needs a key: BREVIER_API_KEYS, or `brevier keys add`.",
        ),
    ] = None,
    port: Annotated[
        int | None,
        Option(
            metavar="PORT",
            min=0,
            max=65535,
            help="Port to listen on (default: BREVIER_PORT, else 8000); 0 takes a free one.",
        ),
    ] = None,
) -> int:
    """Serve the HTTP interface and the page until Ctrl-C."""
    from service.cli.serve import run

    return run(host, port)


@app.command(short_help="Write the whole database as JSON lines.")
def export(
    out: Annotated[
        Path | None,
        Option("--out", "-o", metavar="FILE", help="Write there instead of standard output."),
    ] = None,
) -> int:
    """Write everything that is stored as JSON lines, for another database or as a backup.

    It is as it stood at one moment; the service may go on meanwhile.
    """
    from service.cli.export import run

    return run(out)


@app.command("import", short_help="Store what was exported.")
def import_(
    path: Annotated[
        str, Argument(metavar="FILE", help="What `brevier export` wrote; - is standard input.")
    ],
) -> int:
    """Store what was exported, in the database of BREVIER_DATABASE_URL.

    What is there already stays as it is and is counted, so it can be run again at any time. A
    line that cannot be used is named by its number, the others are stored, and the exit code is 1.
    """
    from service.cli.import_ import run

    return run(path)


@app.command(short_help="Remove an article and all that was made from it.")
def purge(
    what: Annotated[
        str | None,
        Argument(
            metavar="WHAT",
            help="The id of a briefing, or the SHA-256 of a text (16 digits will do).",
        ),
    ] = None,
    expired: Annotated[
        bool,
        Option("--expired", help="Remove what is older than the retention settings instead."),
    ] = False,
) -> int:
    """Remove an article and every briefing that cites it, whosever they are.

    Jobs that are to brief it are cancelled. A SQLite file is written anew. There is no way back:
    backups and exports are yours to clean.
    """
    if (what is None) is not expired:
        raise BadParameter("name a briefing or a text, or say --expired")
    from service.cli.purge import run

    return run(what, expired)


@app.command(short_help="Work on jobs, without serving.")
def worker() -> int:
    """Work on jobs of the configured database until Ctrl-C, without serving.

    Any number of workers may share one PostgreSQL database with any number of `brevier serve`.
    """
    from service.cli.worker import run

    return run()


keys = Typer(
    help="Make, list, rotate and revoke keys of the HTTP interface.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(keys, name="keys")
KeyName = Annotated[str, Argument(metavar="NAME", help="What the key is called here.")]
Expires = Annotated[
    int | None,
    Option(metavar="DAYS", min=1, max=36500, help="Days that it works; without it, for ever."),
]


@keys.command("add")
def add_key(name: KeyName, expires: Expires = None) -> int:
    """Make a key and show it, this once: only its hash is stored.

    Each key sees its own briefings only. As soon as there is one, the service wants a key.
    """
    from service.cli.keys import add

    return add(name, expires)


@keys.command("list")
def list_keys() -> int:
    """List the keys, how each begins, and whether it is live, expired or revoked."""
    from service.cli.keys import list_

    return list_()


@keys.command("rotate")
def rotate_key(name: KeyName, expires: Expires = None) -> int:
    """Put a new key in place of an old or revoked one, and show it; it sees the same briefings."""
    from service.cli.keys import rotate

    return rotate(name, expires)


@keys.command("revoke")
def revoke_key(name: KeyName) -> int:
    """Let a key open nothing any more, within seconds, in every process."""
    from service.cli.keys import revoke

    return revoke(name)


@app.command(short_help="Say what works here and what is missing.")
def doctor(
    form: Annotated[
        Literal["text", "json"], Option("--format", "-f", help="Form of the report.")
    ] = "text",
) -> int:
    """Say what works here and what is missing.

    The exit code is 1 if something that Brevier needs is broken.
    """
    from service.cli.doctor import run

    return run(form)
