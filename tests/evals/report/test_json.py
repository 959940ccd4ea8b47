import json

from evals.report.json import to_json
from evals.scores import Report
from evals.scoring import report
from evals.solver import run
from tests.evals.makers import PERFECT, Recorder, briefing, dataset


def test_the_json_holds_every_report_and_can_be_read_back() -> None:
    made = report(run(dataset(), Recorder()).info, dataset(), {"tram": briefing(*PERFECT[:3])})
    written = json.loads(to_json([made, made]))
    assert written["schema"] == "evals/1"
    assert [Report.model_validate(each) for each in written["reports"]] == [made, made]
    assert written["reports"][0]["metrics"]["who"]["mean"] is None
