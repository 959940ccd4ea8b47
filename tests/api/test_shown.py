"""A job as it is answered: its problem is what the request would have been told."""

from service.api.shown import problem
from service.errors import ModelBusy
from service.jobs.problem import failure


def test_a_problem_has_the_words_of_its_error() -> None:
    told = problem(failure(ModelBusy("come later", 3)).model_dump_json())
    assert (told.type, told.status, told.code) == ("/docs#model_busy", 503, "model_busy")
    assert (told.title, told.detail) == ("The model is busy", "come later")
