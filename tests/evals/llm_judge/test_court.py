"""The judge of `--judge`, over loopback."""

from pathlib import Path

import pytest

from evals.llm_judge import Court
from evals.peers import ChatServer, RateLimited, ServerError
from evals.scores import Opinion
from evals.scoring import report
from evals.solver import run
from service.errors import EngineUnavailable, SettingsInvalid
from service.settings import Settings, load
from tests.evals import scripted
from tests.evals.makers import Recorder, dataset, sample

SEVERAL = dataset(*(sample(f"s{n}") for n in range(4)))


def opinion(settings: Settings, kept: Path | None = None) -> Opinion:
    made = run(SEVERAL, Recorder())
    scored = report(made.info, SEVERAL, made.briefings)
    return Court(settings, kept).opinion(scored, made.briefings)


def settings(base_url: str, **more: object) -> Settings:
    wanted = {"llm_prices": "scripted=1/1/10", "model": "openai:scripted"} | more
    return load(llm_base_url=base_url, **wanted)


def test_every_line_is_judged_and_set_beside_the_gold() -> None:
    with ChatServer(scripted.judge) as server:
        found = opinion(settings(server.base_url))
        assert (found.calls, server.calls) == (4, 4)
    assert (found.holds.hits, found.holds.n, found.unjudged) == (24, 28, 4)
    assert {(doubt.sample, doubt.section) for doubt in found.doubts} == {
        (each.id, "criticism") for each in SEVERAL.samples
    }
    gold = found.agreement["matched by gold"]
    assert (gold.n, gold.share, gold.kappa) == (20, 0.8, 0.0)
    assert (found.model, found.prompt.name) == ("openai:scripted", "judge")
    assert (found.tokens.input, found.tokens.output) == (200, 20)
    assert found.cost_usd == pytest.approx(400 / 1e6)
    assert found.failures == ()


def test_the_same_question_is_not_paid_for_twice(tmp_path: Path) -> None:
    with ChatServer(scripted.judge) as server:
        wanted = settings(server.base_url)
        first, again = opinion(wanted, tmp_path), opinion(wanted, tmp_path)
        assert server.calls == 4
        assert (again.holds, again.calls, again.cost_usd) == (first.holds, 0, 0)
        for file in tmp_path.iterdir():
            file.write_text("{", "utf-8")
        assert opinion(wanted, tmp_path).calls == 4
        opinion(settings(server.base_url, model="openai:other"), tmp_path)
        assert server.calls == 12


def test_a_judge_that_fails_is_told_and_its_lines_are_not_judged() -> None:
    def failing(request: object) -> ServerError:
        return ServerError(503)

    with ChatServer(failing) as server:
        found = opinion(settings(server.base_url, llm_deadline=1))
    assert (found.holds.n, found.unjudged, found.calls) == (0, 32, 0)
    assert found.agreement["matched by gold"].share is None
    assert len(found.failures) == 1
    assert found.cost_usd == 0


def test_as_many_are_asked_at_once_as_calls_may_be_made() -> None:
    with ChatServer(scripted.judge) as server:
        opinion(settings(server.base_url, llm_concurrency=1))
        assert server.most_in_flight == 1


def test_without_a_model_there_is_no_judge_and_no_prompt_is_no_judge(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="BREVIER_MODEL"):
        Court(load())
    with pytest.raises(SettingsInvalid, match=r"judge\.md"):
        Court(settings("http://127.0.0.1:9/v1", prompts_dir=tmp_path))


def test_busy_endpoints_are_asked_again() -> None:
    sent: list[int] = []

    def busy(request: object) -> object:
        sent.append(1)
        return RateLimited() if len(sent) == 1 else scripted.judge(request)  # type: ignore[arg-type]  # a request

    with ChatServer(busy) as server:  # type: ignore[arg-type]  # an answer
        assert opinion(settings(server.base_url)).failures == ()
