"""The docs: what they quote is what the program prints, and what they name is there."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "evals" / "README.md"])


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_the_docs_quote_is_what_the_program_prints() -> None:
    stale = [
        path.name
        for path, text in generator().pages().items()
        if generator().steady(path.read_text("utf-8")) != generator().steady(text)
    ]
    assert stale == [], "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_verb_that_the_docs_name_is_in_the_makefile() -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert set(re.findall(r"`?\bmake ([a-z]+)`", text)) <= verbs


def test_architecture_names_every_module() -> None:
    told = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    packages = sorted(
        path.relative_to(ROOT / "service").as_posix()
        for path in (ROOT / "service").rglob("*.py")
        if "__" not in path.name
    )
    assert [module for module in packages if f"`{module}`" not in told] == []
