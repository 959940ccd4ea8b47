from evals.report.account import told
from evals.scores import Agreement, Costs, Opinion, Report, Share
from evals.scoring import report
from evals.solver import run
from service.models import PromptRef, Tokens
from tests.evals.makers import PERFECT, Recorder, briefing, dataset

COSTS = Costs(
    calls=3,
    repairs=1,
    left_out=2,
    tokens=Tokens(input=12_345, output=678, cached=90),
    cost_usd=0.0123,
    seconds=4.2,
    degraded=0,
)
OPINION = Opinion(
    model="m",
    prompt=PromptRef(name="judge", version="1", sha256="aa"),
    holds=Share(hits=9, n=10),
    unjudged=2,
    agreement={
        "matched by gold": Agreement(n=8, share=0.75, kappa=0.5),
        "other": Agreement(n=0, share=None, kappa=None),
    },
    doubts=(),
    failures=("ModelBusy: later",),
    calls=1,
    tokens=Tokens(input=10, output=5, estimated=True),
    cost_usd=None,
)


def made(**more: object) -> Report:
    info = run(dataset(), Recorder()).info
    return report(info, dataset(), {"tram": briefing(*PERFECT)}).model_copy(update=more)


def test_where_no_model_was_asked_nothing_is_told() -> None:
    assert told(made()) == []


def test_what_a_run_took_is_one_line() -> None:
    assert told(made(costs=COSTS)) == [
        "model: 3 calls, 12,345 tokens in (90 cached) and 678 out, $0.0123; 1 repairs, 2 strong "
        "lines left out; 4.2 s an article"
    ]
    failed = COSTS.model_copy(update={"degraded": 1})
    assert told(made(costs=failed))[0].endswith("; 1 degraded")


def test_a_judge_is_told_with_how_far_it_agrees_and_what_failed() -> None:
    lines = told(made(opinion=OPINION))
    assert lines[0] == (
        "judge (m, prompt 1), in no score above: 90 % of 10 lines hold, 2 without a clear word; "
        "1 calls, about 10 tokens in (0 cached) and 5 out, price not known"
    )
    assert lines[1] == "judge against 'matched by gold': 75 % of 8 lines alike, kappa 0.50"
    assert lines[2:] == [
        "judge against 'other': – of 0 lines alike, kappa –",
        "judge failed: ModelBusy: later",
    ]
