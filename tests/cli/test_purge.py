import pytest

from service.cli.purge import run
from service.errors import BrevierError
from tests.cli.test_export import filled
from tests.cli.test_import_ import stored
from tests.contracts.test_store import sha256


@pytest.mark.parametrize("what", ["brf_1", sha256("text 1 é")])
def test_an_article_goes_with_all_that_was_made_from_it(
    what: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    filled()
    assert run(what, expired=False) == 0
    assert capsysbinary.readouterr().out == b"Removed 1 briefing and 1 article.\n"
    assert (stored("brf_1"), stored("brf_2") is None) == (None, False)
    with pytest.raises(BrevierError, match="nothing is stored under"):
        run(what, expired=False)


def test_what_is_too_old_goes_where_an_age_is_set(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    filled()  # of 2 January 2026
    assert run(None, expired=True) == 0
    out, told = capsysbinary.readouterr()
    assert out == b"Removed 0 briefings, 0 articles and 0 jobs.\n"
    assert b"BREVIER_RETENTION_DAYS is not set" in told
    monkeypatch.setenv("BREVIER_RETENTION_DAYS", "1")
    run(None, expired=True)
    assert capsysbinary.readouterr().out == b"Removed 3 briefings, 3 articles and 0 jobs.\n"
    assert stored("brf_1") is None
