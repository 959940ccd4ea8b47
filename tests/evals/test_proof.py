from pathlib import Path

import pytest

from evals.mutations.table import MutationTable, tabulate
from evals.proof import proving
from tests.evals.makers import dataset


@pytest.fixture(scope="module")
def made() -> MutationTable:
    return tabulate(dataset())


def test_the_table_is_made_beside_and_kept(tmp_path: Path, made: MutationTable) -> None:
    with proving(dataset(), tmp_path) as first:
        assert first() == made
    (kept,) = tmp_path.iterdir()
    written = kept.stat().st_mtime_ns
    with proving(dataset(), tmp_path) as second:
        assert second() == made
    assert kept.stat().st_mtime_ns == written


def test_a_broken_table_is_made_anew(tmp_path: Path, made: MutationTable) -> None:
    with proving(dataset(), tmp_path) as first:
        first()
    (kept,) = tmp_path.iterdir()
    kept.write_text("{", "utf-8")
    with proving(dataset(), tmp_path) as second:
        assert second() == made
