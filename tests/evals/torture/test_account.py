"""The account of a torture: what it calls lost, doubled, repeated."""

from evals.torture.account import calls, ends, gaps
from evals.torture.articles import Ask, text
from evals.torture.killer import Kill
from evals.torture.ledger import Answer, Kept
from evals.torture.submitter import Accepted

BOTH = [Accepted(number, f"/v1/jobs/job_{number}", 1, 0.1) for number in (1, 2)]


def kept(
    jobs: dict[str, tuple[str, str | None]], briefings: dict[str, int], **keys: str | None
) -> Kept:
    named = {name.replace("_", "-"): job for name, job in keys.items()}
    return Kept(named, jobs, {name: (text(number), True) for name, number in briefings.items()})


def test_all_is_well_where_each_article_has_one_job_and_one_briefing() -> None:
    left = kept(
        {"a": ("done", "x"), "b": ("done", "y")},
        {"x": 1, "y": 2},
        torture_1="a",
        torture_2="b",
    )
    assert ends(BOTH, left, 2) == ([1, 2], [], [], [])


def test_an_article_is_lost_without_its_briefing_or_its_job() -> None:
    failed = kept({"a": ("failed", None), "b": ("done", "y")}, {"y": 2}, torture_1="a")
    assert ends(BOTH, failed, 2).lost == [1]
    gone = kept({"b": ("done", "y")}, {"x": 1, "y": 2}, torture_1="a", torture_2="b")
    gone.keys.pop("torture-1")
    assert ends(BOTH, gone, 2).lost == [1]


def test_two_jobs_or_two_briefings_are_one_too_many() -> None:
    jobs = kept({"a": ("done", "x"), "c": ("done", "x")}, {"x": 1}, torture_1="a")
    assert ends(BOTH[:1], jobs, 1).doubled == [1]
    briefings = kept({"a": ("done", "x")}, {"x": 1, "z": 1}, torture_1="a")
    assert ends(BOTH[:1], briefings, 1).doubled == [1]
    stray = kept({"a": ("done", "x"), "c": ("failed", None)}, {"x": 1}, torture_1="a")
    assert ends(BOTH[:1], stray, 1).doubled == [0]


def test_a_call_is_repeated_for_nothing_where_its_answer_was_stored() -> None:
    asks = [
        Ask(1, 10.0, 1, "part 1 of 1"),
        Ask(2, 10.1, 1, "lines"),
        Ask(3, 10.2, 2, "lines"),  # of another article
        Ask(4, 20.0, 1, "part 1 of 1"),
        Ask(5, 20.1, 1, "lines"),
    ]
    found = calls(asks, {1: Answer(1, 1011.0)}, clock_s=1000)
    assert (found.asked, found.finished, found.under_way) == (5, [asks[3]], [asks[4]])


def test_an_answer_that_was_stored_after_the_second_call_was_under_way() -> None:
    asks = [Ask(1, 10.0, 1, "lines"), Ask(2, 20.0, 1, "lines")]
    assert calls(asks, {1: Answer(1, 1021.0)}, clock_s=1000).under_way == [asks[1]]
    assert calls(asks, {2: Answer(2, 1021.0)}, clock_s=1000).under_way == [asks[1]]


def test_the_time_to_the_next_call_runs_from_the_last_kill_before_it() -> None:
    left = kept({}, {}, torture_1="a", torture_2="b")
    kills = [Kill(10, "worker", ("a", "b")), Kill(12, "worker", ("a",))]
    asks = [Ask(1, 9, 1, "x"), Ask(2, 11, 2, "x"), Ask(3, 20, 1, "x"), Ask(4, 30, 1, "y")]
    assert gaps(kills, asks, left) == [8, 1]
