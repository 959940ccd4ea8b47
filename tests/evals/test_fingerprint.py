import sys
from pathlib import Path

import pytest

from evals.fingerprint import of_code


def test_a_character_of_code_or_of_a_word_list_changes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prints = []
    for number, (code, words) in enumerate([("a = 1", "x"), ("a = 2", "x"), ("a = 1", "y")]):
        home = tmp_path / f"state{number}" / f"printed{number}"
        home.mkdir(parents=True)
        (home / "__init__.py").write_text(code, "utf-8")
        (home / "words.txt").write_text(words, "utf-8")
        (home / "notes.md").write_text(str(number), "utf-8")
        monkeypatch.setattr(sys, "path", [str(home.parent), *sys.path])
        prints.append(of_code(home.name))
    assert len(set(prints)) == 3


def test_the_same_code_has_the_same_print() -> None:
    assert of_code("evals.solvers") == of_code("evals.solvers")
    assert of_code("evals.solvers") != of_code("evals.scorers")
