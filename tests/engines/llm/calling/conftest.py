"""No test here sees the keys, proxies or tracers of whoever runs it."""

import os

import pytest

_FOREIGN = ("OPENAI_", "AZURE_OPENAI_", "LANGSMITH_", "LANGCHAIN_", "ANTHROPIC_")


@pytest.fixture(autouse=True)
def _no_foreign_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(_FOREIGN) or name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
