"""Work as JSON: what another process reads is what was accepted."""

from service.jobs.work import Work
from tests.jobs.running import article


def test_work_comes_back_from_json_as_it_was() -> None:
    work = Work(tenant="t", key="brf_1", article=article(), engine="llm", strict=True)
    assert Work.model_validate_json(work.model_dump_json()) == work
