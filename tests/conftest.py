"""What all tests share: the seed article, a clean environment, databases, no skips in CI."""

import os
from collections.abc import Generator, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from service.models import Article
from tests import postgres

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "seeds" / "seed" / "article.txt"
_OF_TERMINALS = {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}
NOON = datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="fail where a test is skipped")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"skipped, and --no-skips is set: {call.excinfo}"
    return report


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.startswith(("BREVIER_", "OPENAI_")) or name in _OF_TERMINALS:
            monkeypatch.delenv(name)
    monkeypatch.setenv("BREVIER_DATA_DIR", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    with postgres.server() as server:
        if server is None:
            pytest.skip(postgres.HOW)
        yield server


@pytest.fixture
def own_server(postgres_server: postgres.Server) -> postgres.OwnServer:
    """Give the server, which may be stopped if it is started again."""
    if not isinstance(postgres_server, postgres.OwnServer):
        pytest.skip("a named server cannot be stopped: install PostgreSQL's own binaries")
    return postgres_server


@pytest.fixture
def postgres_url(postgres_server: postgres.Server) -> Iterator[str]:
    """Give the URL of an empty PostgreSQL database."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the URL of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/brevier.db"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def seed_text() -> str:
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def seed_article(seed_text: str) -> Article:
    return Article(
        text=seed_text, published=date(2025, 2, 14), published_basis="caller", received_at=NOON
    )
