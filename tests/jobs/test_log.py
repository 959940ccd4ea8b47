"""The log of jobs."""

from service.jobs.log import log


def test_jobs_log_under_a_name_of_their_own() -> None:
    assert log.name == "brevier.jobs"
