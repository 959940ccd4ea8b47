"""`brevier worker`: a model that cannot be used stops the start."""

import pytest

from service.cli import worker
from service.errors import SettingsInvalid


def test_a_model_that_cannot_be_used_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVIER_MODEL", "nobody:tiny")
    with pytest.raises(SettingsInvalid):
        worker.run()
