"""The llm engine in a run of the evals, over loopback."""

from pathlib import Path

import pytest

from evals.costs import costs
from evals.peers import ChatServer, Reply
from evals.solver import run
from evals.solvers import engine
from evals.solvers.waiting import WaitingSolver
from service.errors import EngineUnavailable
from tests.evals import scripted
from tests.evals.makers import ARTICLE, dataset, sample

SNOW = ARTICLE.replace("Rain fell", "Snow fell")


def solver() -> WaitingSolver:
    made = engine("llm")
    assert isinstance(made, WaitingSolver)
    return made


def test_several_articles_wait_for_the_model_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_: object) -> Reply:
        return Reply('{"positions": []}', delay_s=0.3)

    samples = [sample(f"s{n}", f"{ARTICLE} Number {n}.") for n in range(6)]
    with ChatServer(slow) as server:
        scripted.use(monkeypatch, server.base_url, LLM_CONCURRENCY="3")
        run(dataset(*samples), solver())
        assert server.most_in_flight == 3


def test_a_run_is_on_one_loop_and_its_connections_are_closed_at_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ChatServer(scripted.briefing) as server:
        scripted.use(monkeypatch, server.base_url, LLM_CONCURRENCY="1")
        made = run(dataset(*(sample(f"s{n}") for n in range(4))), solver())
        assert (len(made.briefings), made.failures) == (4, ())
        assert server.connections == 1


def test_a_model_that_fails_on_one_article_is_named_and_no_rules_stand_in_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    several = dataset(sample("a"), sample("snow", SNOW), sample("c"))
    with ChatServer(scripted.briefing) as server:
        scripted.use(monkeypatch, server.base_url, LLM_DEADLINE="1")
        made = run(several, solver(), cached=tmp_path)
        assert list(made.briefings) == ["a", "c"]
        assert [failure.sample for failure in made.failures] == ["snow"]
        assert made.failures[0].error.startswith("Model")
        before = server.calls
        assert list(run(several, solver(), cached=tmp_path).briefings) == ["a", "c"]
        again = server.requests[before:]
    assert again
    assert all("Snow fell" in each.prompt for each in again)


def test_what_was_paid_is_in_the_receipts(monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer(scripted.briefing) as server:
        scripted.use(monkeypatch, server.base_url, LLM_PRICES="scripted=1/1/10")
        made = run(dataset(sample("a"), sample("b", f"{ARTICLE} Twice.")), solver())
        found = costs(made.briefings.values())
        assert found is not None
        assert found.calls == server.calls
    assert (found.tokens.input, found.tokens.output) == (100 * found.calls, 10 * found.calls)
    assert found.cost_usd == pytest.approx(found.calls * 200 / 1e6)
    assert found.degraded == 0


def test_without_a_model_there_is_no_such_solver() -> None:
    with pytest.raises(EngineUnavailable, match="BREVIER_MODEL"):
        engine("llm")
