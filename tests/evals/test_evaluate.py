import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from evals.errors import BadGold, BadRun
from evals.evaluate import Asked, evaluate
from evals.peers import ChatServer
from tests.evals import scripted
from tests.evals.test_dataset import put


def ask(home: Path, **asked: object) -> tuple[int, str]:
    out = StringIO()
    wanted = Asked(home=home, **({"limit": 2, "alone": True} | asked))  # type: ignore[arg-type]  # options
    return evaluate(wanted, Console(file=out, width=100)), out.getvalue()


def test_a_run_is_shown_saved_and_put_on_a_page(tmp_path: Path) -> None:
    code, shown = ask(tmp_path, name="first")
    assert code == 0
    assert "extractive 1 on seeds, 2 articles" in shown
    saved = sorted(p.name for p in (tmp_path / "first").rglob("*"))
    assert saved == sorted(
        [
            "ai-safety-walkout.json",
            "briefings",
            "report.html",
            "report.json",
            "run.json",
            "seed.json",
        ]
    )
    page = (tmp_path / "first" / "report.html").read_text("utf-8")
    assert "ai-safety-walkout" in page
    assert "https://" not in page


def test_the_baselines_stand_beside_ours_and_the_replies_where_there_are_any(
    tmp_path: Path,
) -> None:
    _, shown = ask(tmp_path, alone=False, out=tmp_path / "out")
    assert all(name in shown for name in ("LexRank", "lead-3", "replies"))
    reports = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["reports"]
    names = [each["run"]["engine"] for each in reports]
    replies = ["model replies", "model replies, grounded"]
    assert names == ["extractive", "cue words", "LexRank", "lead-3", *replies]


def test_a_saved_run_is_scored_again_without_its_engine_and_compared(tmp_path: Path) -> None:
    ask(tmp_path, name="first")
    for file in (tmp_path / "cache").iterdir():
        file.unlink()
    code, shown = ask(tmp_path, rescore="first", compare="first", out=tmp_path / "out")
    assert code == 0
    assert "against first, 2 articles" in shown
    assert not list((tmp_path / "cache").iterdir())


def test_a_run_that_is_scored_again_leaves_the_reports_of_other_runs_alone(tmp_path: Path) -> None:
    ask(tmp_path, name="first")
    shutil.copytree(tmp_path / "first", tmp_path / "copy")
    page = tmp_path / "first" / "report.html"
    page.write_text("as it was", "utf-8")
    ask(tmp_path, rescore="copy")
    assert page.read_text("utf-8") == "as it was"
    assert "copy" in (tmp_path / "copy" / "report.html").read_text("utf-8")


def test_a_run_from_elsewhere_is_scored_where_it_is_and_kept_under_a_new_name(
    tmp_path: Path,
) -> None:
    ask(tmp_path / "there", name="first")
    (tmp_path / "there" / "first" / "report.json").unlink()
    ask(tmp_path / "here", rescore=str(tmp_path / "there" / "first"))
    assert (tmp_path / "there" / "first" / "report.json").exists()
    assert not (tmp_path / "here").exists()
    ask(tmp_path / "here", rescore=str(tmp_path / "there" / "first"), name="second")
    assert "against second" in ask(tmp_path / "here", compare="second")[1]


def test_a_comparison_is_in_the_json_and_on_the_page(tmp_path: Path) -> None:
    ask(tmp_path, name="first")
    _, shown = ask(tmp_path, engine="lead-3", compare="first", out=tmp_path / "out")
    assert "below 5 common articles nothing is told" in shown
    written = json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["comparison"]
    assert written["against"] == "first"
    head = written["rows"][0]
    assert (head["name"], head["articles"], head["verdict"]) == ("headline", 2, "cannot tell")
    assert head["change"] < 0
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert f"{head['change']:+.3f}" in page
    assert "below 5 articles nothing is told" in page


def test_gold_that_changed_since_the_run_is_said(tmp_path: Path) -> None:
    put(tmp_path / "set" / "tram")
    ask(tmp_path, name="first", sets=(tmp_path / "set",))
    put(
        tmp_path / "other" / "tram",
        article=(tmp_path / "set" / "tram" / "article.txt").read_text() + " ",
    )
    _, shown = ask(tmp_path, rescore="first", sets=(tmp_path / "other",))
    assert "the articles or their gold are not those of the saved run" in shown
    _, shown = ask(tmp_path, compare="first", sets=(tmp_path / "other",))
    assert "the articles or their gold are not those of first" in shown
    _, shown = ask(tmp_path, compare="first", sets=(tmp_path / "set",))
    assert "are not those of" not in shown


def test_only_some_sections_can_be_scored(tmp_path: Path) -> None:
    _, shown = ask(tmp_path, sections=("criticism",))
    assert "criticism" in shown
    assert "next steps " not in shown


def test_an_article_on_which_the_engine_fails_is_named_and_gives_exit_code_1(
    tmp_path: Path,
) -> None:
    text = "Il pleut sur la ville et le maire ne dit rien du tout aux gens du quartier. " * 4
    gold = {"id": "fr", "provenance": "made", "published": "2027-01-01", "tags": []}
    lists = ("headline_facts", "positions", "criticism", "next_steps", "traps")
    put(tmp_path / "set" / "fr", gold | {name: [] for name in lists}, text)
    put(tmp_path / "set" / "tram")
    code, shown = ask(tmp_path, sets=(tmp_path / "set",))
    assert code == 1
    assert "1 article, 1 failed" in shown
    assert "failed fr: LanguageUnsupported" in shown


def test_broken_gold_and_missing_runs_stop_before_anything_is_run(tmp_path: Path) -> None:
    put(tmp_path / "set" / "tram", "{}")
    with pytest.raises(BadGold):
        ask(tmp_path / "runs", sets=(tmp_path / "set",))
    with pytest.raises(BadRun, match="no run is called 'nope'"):
        ask(tmp_path / "runs", compare="nope")
    assert not (tmp_path / "runs").exists()


def test_an_engine_of_a_model_is_evaluated_with_any_endpoint_and_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "set" / "tram")
    with ChatServer(scripted.judge) as server:
        scripted.use(monkeypatch, server.base_url)
        code, shown = ask(tmp_path, engine="llm", sets=(tmp_path / "set",), judge=True, name="m")
        assert code == 0
        calls = server.calls
        judged = [each for each in server.requests if "You check" in each.of("system")]
        _, again = ask(tmp_path, rescore="m", judge=True)
        assert server.calls == calls
    assert "llm 1 (openai:scripted) on set, 1 article" in shown
    assert "judge against 'matched by gold'" in shown
    assert "judge against 'matched by gold'" in again
    (written,) = json.loads((tmp_path / "m" / "report.json").read_text("utf-8"))["reports"]
    assert written["costs"]["calls"] == calls - len(judged)
    assert written["opinion"]["doubts"][0]["section"] == "criticism"
    assert "judge (openai:scripted" in (tmp_path / "m" / "report.html").read_text("utf-8")


def test_the_headline_is_the_same_whatever_the_judge_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(tmp_path, name="plain")
    with ChatServer(scripted.judge) as server:
        scripted.use(monkeypatch, server.base_url, ENGINE="extractive")
        ask(tmp_path, name="judged", judge=True, engine="extractive")
        assert server.calls
    plain, judged = (
        json.loads((tmp_path / name / "report.json").read_text("utf-8"))["reports"][0]
        for name in ("plain", "judged")
    )
    assert judged["opinion"]["holds"]["n"] > 0
    for each in (plain, judged):
        del each["opinion"], each["run"]["name"]
    assert plain == judged
