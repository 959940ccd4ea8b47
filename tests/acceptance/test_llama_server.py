"""A real model server, whose model says noise: what it accepts, and in what it differs.

Collected where BREVIER_TEST_LLAMA names the Python that has llama-cpp-python: `make llama`.
"""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from evals.peers import ChatServer, ContextTooLong, Reply, llama, without_formats

SCHEMA = {
    "type": "object",
    "properties": {
        "lines": {
            "type": "array",
            "maxItems": 3,
            "items": {
                "type": "object",
                "properties": {
                    "s": {"type": "array", "maxItems": 3, "items": {"type": "integer"}},
                    "who": {"type": "string", "maxLength": 40},
                },
                "required": ["s", "who"],
            },
        }
    },
    "required": ["lines"],
}


def ask(base_url: str, **more: object) -> httpx.Response:
    body = {
        "model": "tiny",
        "messages": [
            {"role": "system", "content": "Answer in JSON."},
            {"role": "user", "content": "[1] It rains, the council said."},
        ],
        "max_tokens": 500,
    }
    return httpx.post(f"{base_url}/chat/completions", json=body | more, timeout=60)


def told(answer: httpx.Response) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    choice: dict[str, Any] = answer.json()["choices"][0]
    return choice


def test_it_lists_its_model(llama_server: str) -> None:
    assert httpx.get(f"{llama_server}/models").json()["data"][0]["id"] == "tiny"


@pytest.mark.parametrize("temperature", [0.0, 0.8])
def test_it_answers_with_noise(llama_server: str, temperature: float) -> None:
    answer = ask(llama_server, temperature=temperature)
    choice = told(answer)
    assert choice["message"]["content"]
    assert choice["finish_reason"] in {"stop", "length"}
    assert answer.json()["usage"]["prompt_tokens"] > 10


def test_it_keeps_to_a_schema_in_its_own_way(llama_server: str) -> None:
    asked = {"type": "json_object", "schema": SCHEMA}
    choice = told(ask(llama_server, response_format=asked))
    assert choice["finish_reason"] == "stop"
    lines = json.loads(choice["message"]["content"], strict=False)["lines"]
    assert all(isinstance(each["who"], str) for each in lines)


def test_it_fails_at_the_schema_of_openai_as_the_scripted_one_does(llama_server: str) -> None:
    asked = {"type": "json_schema", "json_schema": {"name": "x", "schema": SCHEMA}}
    real = ask(llama_server, response_format=asked)
    with ChatServer(without_formats(lambda _: Reply("{}"), status=500)) as server:
        scripted = ask(server.base_url, response_format=asked)
    assert real.status_code == scripted.status_code == 500
    assert alike(real, scripted, ("type", "param", "code"))
    assert all("response_format" in each.text for each in (real, scripted))


def test_it_refuses_what_does_not_fit_as_the_scripted_one_does(llama_server: str) -> None:
    long = [{"role": "user", "content": "x" * 20_000}]
    real = ask(llama_server, messages=long)
    with ChatServer(lambda _: ContextTooLong(16_384, "llama-cpp-python")) as server:
        scripted = ask(server.base_url, messages=long)
    assert real.status_code == scripted.status_code == 400
    assert alike(real, scripted, ("type", "param", "code"))


def test_it_stops_at_max_tokens_and_not_at_max_completion_tokens(llama_server: str) -> None:
    asked = {"type": "json_object", "schema": SCHEMA}
    short = told(ask(llama_server, response_format=asked, max_tokens=5))
    long = ask(llama_server, response_format=asked, max_completion_tokens=5)
    assert short["finish_reason"] == "length"
    assert told(long)["finish_reason"] == "stop"
    assert long.json()["usage"]["completion_tokens"] > 5


def alike(one: httpx.Response, other: httpx.Response, names: tuple[str, ...]) -> bool:
    first, second = one.json()["error"], other.json()["error"]
    return [first[each] for each in names] == [second[each] for each in names]


def test_a_server_that_does_not_start_says_why(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text(
        '#!/bin/sh\n[ "$2" = llama_cpp.server ] && echo no such thing && exit 3\nexit 0\n'
    )
    python.chmod(0o755)
    with (
        pytest.raises(llama.NoLlama, match="no such thing"),
        llama.llama_server(python, tmp_path),
    ):
        pass
