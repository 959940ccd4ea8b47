"""The draft: what an engine may leave out, and what it may not invent."""

import pytest
from pydantic import ValidationError

from service.models import Draft, DraftLine


def test_a_line_needs_a_section_and_a_text() -> None:
    with pytest.raises(ValidationError):
        DraftLine.model_validate({"section": "positions"})


def test_a_section_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError):
        DraftLine.model_validate({"section": "sentiment", "text": "a"})


def test_an_empty_draft_is_a_draft() -> None:
    assert Draft().lines == ()
