from pathlib import Path

import pytest

from evals.solver import cache_key, run, run_name
from service.models import PromptRef
from tests.evals.makers import ARTICLE, Recorder, dataset, sample

THREE = dataset(sample("a"), sample("b"), sample("c"))
PROMPT = PromptRef(name="p", version="1", sha256="aa")


def test_an_engine_that_raises_on_one_article_is_named_and_the_rest_goes_on() -> None:
    made = run(THREE, Recorder(raising={"b": ValueError("no verb")}))
    assert list(made.briefings) == ["a", "c"]
    assert [(f.sample, f.error) for f in made.failures] == [("b", "ValueError: no verb")]


def test_a_sample_that_a_solver_has_nothing_for_is_no_failure() -> None:
    made = run(THREE, Recorder(nothing_for=["a"]))
    assert (made.skipped, made.failures, list(made.briefings)) == (("a",), (), ["b", "c"])


def test_a_crash_loses_nothing_that_was_made(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(THREE, Recorder(raising={"c": KeyboardInterrupt()}), cached=tmp_path)
    again = Recorder()
    assert list(run(THREE, again, cached=tmp_path).briefings) == ["a", "b", "c"]
    assert again.seen == ["c"]


def test_a_failure_is_tried_again(tmp_path: Path) -> None:
    run(THREE, Recorder(raising={"b": ValueError()}), cached=tmp_path)
    again = Recorder()
    assert run(THREE, again, cached=tmp_path).failures == ()
    assert again.seen == ["b"]


def test_without_a_cache_everything_is_made_anew() -> None:
    solver = Recorder()
    run(THREE, solver)
    run(THREE, solver)
    assert solver.seen == [*"abcabc"]


def test_a_broken_cache_is_as_good_as_none(tmp_path: Path) -> None:
    first = run(THREE, Recorder(), cached=tmp_path)
    for number, file in enumerate(sorted(tmp_path.iterdir())):
        file.write_text(['{"schema":', '{"schema": "briefing/0"}', "[]"][number], "utf-8")
    again = Recorder()
    assert run(THREE, again, cached=tmp_path).briefings == first.briefings
    assert again.seen == ["a", "b", "c"]


def test_other_work_has_another_key() -> None:
    one = sample("a")
    keys = [
        cache_key(one, Recorder()),
        cache_key(one, Recorder(version="2")),
        cache_key(one, Recorder(prompts=(PROMPT,))),
        cache_key(one, Recorder(prompts=(PROMPT.model_copy(update={"sha256": "bb"}),))),
        cache_key(sample("a", ARTICLE + " "), Recorder()),
        cache_key(sample("a", published="2027-03-02"), Recorder()),
    ]
    assert len(set(keys)) == len(keys)
    assert cache_key(one, Recorder()) == keys[0]
    assert cache_key(sample("a", tags=["x"]), Recorder()) == keys[0]


def test_the_code_of_a_program_is_part_of_its_key_and_a_model_stands_for_itself() -> None:
    modelled = Recorder()
    modelled.model = "m"
    assert cache_key(sample(), modelled) != cache_key(sample(), Recorder())


def test_the_same_work_has_the_same_name() -> None:
    assert run_name(THREE, Recorder()) == run_name(THREE, Recorder())
    assert run_name(THREE, Recorder()) != run_name(dataset(), Recorder())
    assert run_name(THREE, Recorder()).startswith("recorder-")


def test_progress_is_told_of_every_sample() -> None:
    told: list[str] = []
    run(
        THREE,
        Recorder(raising={"b": ValueError()}),
        progress=lambda solver, each: told.append(f"{solver.name} {each.id}"),
    )
    assert told == ["recorder a", "recorder b", "recorder c"]
