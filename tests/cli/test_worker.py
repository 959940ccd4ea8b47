"""`brevier worker`: a model that cannot be used stops the start; garbage is collected."""

import gc

import pytest

from service.cli import worker
from service.errors import SettingsInvalid


def test_a_model_that_cannot_be_used_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVIER_MODEL", "nobody:tiny")
    with pytest.raises(SettingsInvalid):
        worker.run()


def test_a_worker_collects_garbage(monkeypatch: pytest.MonkeyPatch) -> None:
    collects: list[bool] = []

    async def work(_: object) -> None:
        collects.append(gc.isenabled())

    monkeypatch.setattr(worker, "_work", work)
    monkeypatch.setattr("logging.config.dictConfig", lambda _: None)  # other tests log, too
    gc.disable()  # as the command line does
    try:
        worker.run()
    finally:
        gc.enable()
        gc.unfreeze()
    assert collects == [True]
