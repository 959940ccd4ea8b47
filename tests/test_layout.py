"""The layout: every module has its test, and the top level holds only what it may."""

import re
import subprocess

import pytest

from tests.conftest import ROOT

SERVICE = ROOT / "service"
MODULES = sorted(
    path.relative_to(SERVICE)
    for path in SERVICE.rglob("*.py")
    if path.name not in {"__init__.py", "__main__.py"}
)
TOP = {
    *["pyproject.toml", "service", "prompts", "evals", "tests", "seeds", "Dockerfile"],
    *[
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "SECURITY.md",
        "compose.yaml",
        "Makefile",
        "docs",
        ".ci",
    ],
    *["requirements.lock", "requirements-dev.lock", "requirements-vocabulary.lock"],
    *[".gitattributes", ".gitignore", ".dockerignore"],
}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_has_its_test(module: object) -> None:
    path = MODULES[MODULES.index(module)]  # type: ignore[arg-type]  # parametrize says object
    mirror = ROOT / "tests" / path.parent / f"test_{path.name}"
    assert mirror.exists(), f"no {mirror.relative_to(ROOT)}"


def test_the_top_level_holds_what_the_layout_names() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {name.split("/")[0] for name in listed} <= TOP


def test_no_file_of_code_is_longer_than_400_lines() -> None:
    code = [*SERVICE.rglob("*.py"), *(ROOT / "evals").rglob("*.py")]
    long = {p.name: n for p in code if (n := p.read_text("utf-8").count("\n")) > 400}
    assert long == {}


@pytest.mark.parametrize("lock", ["", "-dev", "-vocabulary"])
def test_locks_pin_hashes_and_name_no_host(lock: str) -> None:
    text = (ROOT / f"requirements{lock}.lock").read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    pins = re.findall(r"^(\S+)==(\S+)(.*?)(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    assert pins
    assert all("--hash=sha256:" in rest for _, _, rest in pins)


def test_the_locks_agree() -> None:
    def pins(name: str) -> dict[str, str]:
        text = (ROOT / name).read_text("utf-8")
        return dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))

    tools = pins("requirements-dev.lock")
    assert {k: tools.get(k) for k in pins("requirements.lock")} == pins("requirements.lock")
