from evals.scores import Metric, Score, Share


def test_a_share_of_nothing_has_no_value() -> None:
    assert Share(hits=0, n=0).value is None
    assert Share(hits=1, n=4).value == 0.25


def test_not_scored_is_null_in_json_and_never_zero() -> None:
    assert '"value":null' in Score(value=None, n=0).model_dump_json()
    metric = Metric(mean=None, stderr=None, low=None, high=None, n=0, unscored=3)
    assert '"mean":null' in metric.model_dump_json()
