"""The words of the description: statuses gather the codes that they stand for."""

from service import errors
from service.api import description


def test_errors_of_one_status_share_an_answer() -> None:
    described = description.operation(
        {200: {"description": "fine"}}, (errors.TooShort, errors.NotFound, errors.EmptyArticle)
    )
    assert list(described["responses"]) == [200, 404, 422]
    assert described["responses"][422]["description"] == "Problem: `too_short`, `empty`"


def test_only_what_asks_for_a_key_names_it() -> None:
    assert "security" in description.CREATE["openapi_extra"]
    assert "security" not in description.HEALTH["openapi_extra"]


def test_the_choices_are_query_parameters_without_null() -> None:
    parameters = description.CREATE["openapi_extra"]["parameters"]
    choices = [parameter for parameter in parameters if parameter["in"] == "query"]
    assert [parameter["name"] for parameter in choices] == [
        *["title", "published", "engine", "strict"]
    ]
    assert [p["name"] for p in description.LIST["openapi_extra"]["parameters"]] == [
        *["limit", "cursor", "day", "engine"]
    ]
    assert description.LIST["openapi_extra"]["parameters"][0]["schema"]["maximum"] == 100
    assert {parameter["schema"]["type"] for parameter in parameters} == {"string", "boolean"}
