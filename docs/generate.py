"""Writes what the docs quote: settings, help, the modules, the seed's briefing.

`python docs/generate.py` brings every page up to date; a test calls `pages()` and compares.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    *("brief", "verify", "serve", "worker", "export", "import", "purge", "doctor"),
    *("keys", "keys add", "keys list", "keys rotate", "keys revoke"),
)
BLOCK = re.compile(r"(<!-- generated: (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
SECONDS = re.compile(r"\b\d+\.\d+ s\b|\b\d+ ms\b")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC")


def run(*arguments: str) -> str:
    """Give what a command of ours prints, as a pipe of 80 columns gets it."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BREVIER_")}  # noqa: TID251
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**kept, "COLUMNS": "80", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def steady(text: str) -> str:
    """Put fixed figures where a clock was read, so that two runs can be compared."""
    return MOMENT.sub("2026-01-01 00:00 UTC", SECONDS.sub("0.01 s", text))


def fenced(command: str) -> str:
    """Give a command's output as a fenced block; `command` is as the page names it."""
    words = command.split()
    module = ["service.cli", *words[1:]] if words[0] == "brevier" else words
    shown = steady(run(*module)).rstrip()
    return f"```\n{shown}\n```\n"


def modules(package: str) -> str:
    """Give one bullet a module of a package: its name, and its own first sentence."""
    bullets = []
    for path in sorted((ROOT / "service" / package).rglob("*.py")):
        if "__" not in path.name:
            told = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            name = path.relative_to(ROOT / "service").as_posix()
            first = " ".join(told.partition("\n\n")[0].split())
            bullets.append(f"- `{name}`: {first}")
    return "\n".join(bullets) + "\n"


def filled(page: str) -> str:
    """Give a page with every generated block made anew."""

    def made(command: str) -> str:
        kind, _, package = command.partition(" ")
        return modules(package) if kind == "modules" else fenced(command)

    return BLOCK.sub(lambda m: f"{m[1]}{made(m[2])}{m[3]}", page)


def pages() -> dict[Path, str]:
    """Give each generated page with its text as it has to be."""
    cli = "\n".join(f"## brevier {name}\n\n{fenced(f'brevier {name} --help')}" for name in COMMANDS)
    return {
        **{
            page: filled(page.read_text("utf-8"))
            for page in (ROOT / "README.md", ROOT / "docs" / "architecture.md")
        },
        ROOT / "docs" / "settings.md": run("service.settings"),
        ROOT / "docs" / "cli.md": f"# Command line\n\n{fenced('brevier --help')}\n{cli}",
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
