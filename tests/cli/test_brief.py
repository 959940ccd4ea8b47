import json
from pathlib import Path

import pytest
from typer import BadParameter

from evals.peers import BadKey, sequence
from service.cli.brief import Asked, run
from service.models import Article, Briefing
from tests.conftest import SEED
from tests.scripted import always, answer, configured


def asked(
    *paths: object,
    form: str | None = None,
    out: Path | None = None,
    title: str | None = None,
    engine: str | None = None,
    strict: bool = False,
    dry_run: bool = False,
) -> Asked:
    return Asked(tuple(map(str, paths)), form, out, title, None, engine, strict, dry_run)


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


def test_a_model_briefs_one_article_after_another(
    seed_article: Article, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SEED.read_bytes())
    out = tmp_path / "out"
    with configured(monkeypatch, always(answer(seed_article))) as server:
        assert run(asked(SEED, copy, out=out, form="json")) == 0
        assert server.calls == 2
    made = Briefing.model_validate_json((out / "copy.json").read_bytes())
    assert (made.receipt.engine, made.receipt.model) == ("llm", "openai:tiny")
    assert not made.degraded


def test_a_model_that_fails_is_stood_in_for_unless_it_is_forbidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "seed.json"
    with configured(monkeypatch, sequence(BadKey())):
        assert run(asked(SEED, out=out)) == 0
        assert run(asked(SEED, strict=True)) == 1
    made = Briefing.model_validate_json(out.read_bytes())
    assert [each.reason for each in made.degraded] == ["model_failed"]
    told = capfd.readouterr()
    assert "OPENAI_API_KEY" in told.err
    assert "sk-a-secret" not in told.err + out.read_text("utf-8")


def test_a_dry_run_asks_nothing_and_says_what_it_would_cost(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("BREVIER_LLM_PRICES", "tiny=1/0.1/2")
    with configured(monkeypatch, always("")) as server:
        assert run(asked(SEED, dry_run=True)) == 0
        assert server.calls == 0
    told = capfdbinary.readouterr().out.decode()
    assert "openai:tiny, 1 chunk, about" in told
    assert "about $0.00" in told
