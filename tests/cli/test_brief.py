import json
from pathlib import Path

import pytest
from typer import BadParameter

from service.cli.brief import Asked, run
from service.models import Briefing
from tests.conftest import SEED


def asked(
    *paths: object,
    form: str | None = None,
    out: Path | None = None,
    title: str | None = None,
    engine: str | None = None,
    strict: bool = False,
) -> Asked:
    return Asked(tuple(map(str, paths)), form, out, title, None, engine, strict)


def test_a_briefing_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "seed.json"
    assert run(asked(SEED, out=out)) == 0
    assert Briefing.model_validate_json(out.read_bytes()).lines()


def test_a_format_that_is_named_beats_the_suffix(tmp_path: Path) -> None:
    out = tmp_path / "seed.json"
    assert run(asked(SEED, out=out, form="md")) == 0
    assert out.read_text("utf-8").startswith("# ")


def test_a_folder_gets_a_file_named_after_the_article(tmp_path: Path) -> None:
    assert run(asked(SEED, out=tmp_path, form="html")) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["article.html"]


def test_json_of_several_articles_is_one_a_line(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(asked(SEED, tmp_path / "missing", SEED, form="json")) == 1
    out, errors = capsysbinary.readouterr()
    first, second = (json.loads(line)["id"] for line in out.splitlines())
    assert first == second
    assert (
        errors.decode()
        == f"brevier: {tmp_path}/missing: cannot be read: No such file or directory\n"
    )


def test_strict_with_another_engine_than_the_fallback_is_accepted(tmp_path: Path) -> None:
    assert run(asked(SEED, out=tmp_path, strict=True)) == 0


@pytest.mark.parametrize(
    "contradiction",
    [
        asked(SEED, engine="extractive", strict=True),
        asked(SEED, "other", title="T"),
        asked("-", "-"),
        asked(SEED, "other", out=Path("one.md")),
        asked("a/x.txt", "b/x.txt", out=Path("folder")),
        asked(SEED, out=SEED),
    ],
)
def test_contradictions_are_refused_before_any_work(contradiction: Asked) -> None:
    with pytest.raises(BadParameter):
        run(contradiction)
