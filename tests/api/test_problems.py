"""Problem details: every error of ours is one, whole, and without a word too much."""

import json

import pytest
from starlette.requests import Request

from service import errors
from service.api import problems
from service.api.problems import Problem
from service.errors import BrevierError, InvalidRequest

KINDS = problems.every_problem()


def asked(path: str = "/v1/briefings") -> Request:
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    return Request(scope | {"state": {"request_id": "r1"}})


def body_of(error: BrevierError, path: str = "/v1/briefings") -> Problem:
    response = problems.of_error(asked(path), error)
    assert response.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(bytes(response.body))
    assert problem.status == response.status_code
    return problem


def test_every_class_that_can_be_answered_is_listed_once() -> None:
    ours = {e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, BrevierError)}
    answered = ours - {errors.BadInput, errors.SettingsInvalid}
    assert sorted(kind.code for kind in KINDS) == sorted(error.code for error in answered)
    assert all(kind.meaning for kind in KINDS)


def test_an_error_is_answered_whole() -> None:
    problem = body_of(errors.TooShort("12 words: send 30"))
    assert problem == Problem(
        type="/docs#too_short",
        title="The article is too short",
        status=422,
        detail="12 words: send 30",
        instance="/v1/briefings",
        code="too_short",
        request_id="r1",
    )


def test_an_error_without_words_says_its_title() -> None:
    assert body_of(errors.NotFound()).detail == "Not found"


def test_faults_are_listed_with_their_places_and_not_without_end() -> None:
    faults = tuple((f"/{number}", "is wrong") for number in range(100))
    listed = body_of(InvalidRequest("100 faults", faults)).errors
    assert [fault.pointer for fault in listed] == [f"/{number}" for number in range(20)]


@pytest.mark.parametrize("name", ["\ud800", "x" * 5000, '"\n\0'])
def test_a_strange_name_of_a_field_breaks_nothing(name: str) -> None:
    (fault,) = body_of(InvalidRequest("a fault", ((f"/{name}", "is unknown"),))).errors
    assert 0 < len(fault.pointer) <= 200


def test_a_long_path_is_cut() -> None:
    assert len(body_of(errors.NotFound(), "/" + "x" * 5000).instance) == 200


@pytest.mark.parametrize(
    ("error", "header"),
    [
        (errors.Unauthorized, "WWW-Authenticate"),
        (errors.StoreUnavailable, "Retry-After"),
        (errors.UnsupportedMediaType, "Accept-Encoding"),
    ],
)
def test_a_status_brings_its_header(error: type[BrevierError], header: str) -> None:
    assert header in problems.of_error(asked(), error()).headers


def test_a_bare_status_is_a_problem_too() -> None:
    response = problems.of_status(asked(), 405, "only GET")
    assert json.loads(bytes(response.body))["code"] == "method_not_allowed"
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("error", "when"),
    [
        (errors.ModelBusy("later", retry_after=1.2), "2"),
        (errors.OverBudget("too long"), None),
        (errors.StoreUnavailable("gone"), "5"),
    ],
)
def test_when_to_come_again_is_said_where_it_is_known(
    error: BrevierError, when: str | None
) -> None:
    assert problems.of_error(asked(), error).headers.get("retry-after") == when
