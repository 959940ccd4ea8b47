"""A failure as JSON: it is raised again as the class that it was."""

import pytest

from service.errors import BrevierError, ModelBusy, OverBudget, StoreUnavailable
from service.jobs.problem import Failure, failure, raised


@pytest.mark.parametrize(
    "error",
    [ModelBusy("busy", 7.5), OverBudget("spent"), StoreUnavailable("away"), BrevierError("ours")],
    ids=lambda error: error.code,
)
def test_an_error_is_the_same_in_another_process(error: BrevierError) -> None:
    again = raised(Failure.model_validate_json(failure(error).model_dump_json()))
    assert (type(again), str(again)) == (type(error), str(error))
    assert getattr(again, "retry_after", None) == getattr(error, "retry_after", None)


def test_a_code_that_nobody_knows_is_a_fault_of_ours() -> None:
    assert type(raised(Failure(code="of tomorrow", detail="x"))) is BrevierError
