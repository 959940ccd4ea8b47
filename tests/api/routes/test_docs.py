"""`/docs` and `/openapi.json`: one description, for people and for programs."""

import re

import pytest

from service.api.problems import every_problem
from service.api.routes import docs
from tests.api.conftest import Peer


def test_the_page_loads_and_runs_nothing(peer: Peer) -> None:
    page = peer.get("/docs").text
    assert re.findall(r"<script|<link[^>]+stylesheet|<img|@import|url\(", page) == []
    assert re.findall(r'(?:href|src)="(?!/|#|data:,)', page) == []


def test_the_page_names_every_operation_and_every_problem(peer: Peer) -> None:
    page = peer.get("/docs").text
    for path, operations in peer.get("/openapi.json").json()["paths"].items():
        assert path in page
        assert all(f'id="{operation["operationId"]}"' in page for operation in operations.values())
    assert all(f'id="{kind.code}"' in page for kind in every_problem())


@pytest.mark.parametrize("path", ["/nowhere", "/v1/briefings/x"])
def test_the_type_of_a_problem_leads_into_the_page_or_nowhere(peer: Peer, path: str) -> None:
    kind = peer.get(path).json()["type"]
    assert kind == "about:blank" or f'id="{kind.removeprefix("/docs#")}"' in peer.get("/docs").text


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({}, "any"),
        ({"type": "string"}, "string"),
        ({"type": "string", "format": "date"}, "date"),
        ({"$ref": "#/components/schemas/Source"}, "Source"),
        ({"type": "array", "items": {"type": "integer"}}, "[integer]"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string | null"),
        ({"enum": ["a", "b"], "type": "string"}, "'a' | 'b'"),
        ({"const": "a"}, "'a'"),
    ],
)
def test_a_schema_is_said_in_a_few_words(schema: dict[str, object], words: str) -> None:
    assert docs.shape(schema) == words


def test_backticks_are_code_and_markup_is_text() -> None:
    assert docs.coded("<b> `a<b` &") == "&lt;b&gt; <code>a&lt;b</code> &amp;"
