"""What comes with an article: sensible for a bare file, and frozen."""

from dataclasses import FrozenInstanceError
from datetime import UTC

import pytest

from service.ingest.sent import Sent


def test_a_bare_file_comes_with_nothing_and_now() -> None:
    sent = Sent()
    assert (sent.charset, sent.title, sent.published, sent.url, sent.languages) == (None,) * 5
    assert sent.received_at.tzinfo is UTC


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Sent().limit = 1  # type: ignore[misc]  # that is the point
