"""A failed attempt says what its error says, and no more."""

from service.engines.llm.calling.failed import Failed
from service.errors import ModelBusy


def test_it_shows_its_error_only() -> None:
    failed = Failed(ModelBusy("Busy", 3.0), again=True, said="words of the provider")
    assert str(failed) == "Busy"
    assert "provider" not in repr(failed)
    assert failed.error.retry_after == 3.0
