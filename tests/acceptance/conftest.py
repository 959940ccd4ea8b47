"""What is tested only where it was asked for: the model server that `make llama` builds."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from evals.peers import llama

PYTHON = os.environ.get("BREVIER_TEST_LLAMA")  # read here, before a fixture clears it
collect_ignore = [] if PYTHON else ["test_llama_server.py", "test_llama_brief.py"]


@pytest.fixture(scope="session")
def llama_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the base URL of a real server whose model says noise."""
    assert PYTHON, "run this by `make llama`"
    with llama.llama_server(Path(PYTHON), tmp_path_factory.mktemp("llama")) as base_url:
        yield base_url
