from evals.dataset import load
from evals.solvers.engine import EngineSolver
from service.engines.extractive import ExtractiveEngine

SOLVER = EngineSolver(ExtractiveEngine())


def test_it_is_called_what_its_engine_is_called() -> None:
    engine = SOLVER.engine
    assert (SOLVER.name, SOLVER.version) == (engine.name, engine.version)
    assert (SOLVER.model, SOLVER.prompts) == (engine.model, engine.prompts)


def test_an_article_goes_the_whole_way_with_its_date() -> None:
    seed = load().samples[0]
    briefing = SOLVER.solve(seed)
    assert briefing.sources[0].published == seed.published
    assert briefing.receipt.engine == "extractive"
    assert briefing.lines()
