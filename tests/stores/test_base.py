"""The contract of a store is short: `tests/contracts/test_store.py` runs it on each of them."""

from datetime import UTC, datetime

from service.stores.base import Entry, Forgotten, Place, Saved, Store

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def test_a_store_has_nine_methods() -> None:
    assert [name for name in vars(Store) if not name.startswith("_")] == [
        *["get", "save", "page", "delete", "purge", "expire", "spend", "ping", "close"]
    ]


def test_what_comes_out_has_names() -> None:
    assert Saved("{}", new=True) == ("{}", True)
    entry = Entry("brf_1", NOON, "extractive", None, None, None, None)
    assert entry.place == Place(NOON, "brf_1")
    assert Forgotten(1, 2).plus(Forgotten(briefings=1, jobs=5)) == Forgotten(1, 3, 5)
