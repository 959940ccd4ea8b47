"""The ways to write a script."""

import pickle

import pytest

from evals.peers import ChatRequest, RateLimited, Reply, by_content, sequence

REQUEST = ChatRequest({"model": "m", "messages": [{"role": "user", "content": "hello"}]})


def test_a_sequence_ends_with_its_last_again_and_again() -> None:
    script = sequence(RateLimited(), Reply("a"), "b")
    given = [script(REQUEST) for _ in range(4)]
    assert given == [RateLimited(), Reply("a"), Reply("b"), Reply("b")]


def test_a_sequence_needs_an_answer() -> None:
    with pytest.raises(ValueError, match="needs an answer"):
        sequence()


def test_an_answer_by_content() -> None:
    assert by_content(str.upper)(REQUEST) == Reply("HELLO")
    assert by_content(lambda _: RateLimited(2))(REQUEST) == RateLimited(2)


def test_scripts_can_go_to_another_process() -> None:
    script = pickle.loads(pickle.dumps(sequence("a", RateLimited(1))))
    assert [script(REQUEST) for _ in range(2)] == [Reply("a"), RateLimited(1)]
