"""DBOS: what it may not do, and that the private part of it is there."""

import inspect

from dbos import DBOS


def test_what_we_use_of_dbos_without_its_word_is_there() -> None:
    # Not public: where it goes, `resume_workflows` is the other way to take over.
    recover = inspect.signature(DBOS._recover_pending_workflows)
    assert list(recover.parameters) == ["executor_ids"]
