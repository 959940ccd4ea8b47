"""The contract of a store is short: `tests/contracts/test_store.py` runs it on each of them."""

from service.stores.base import Saved, Store


def test_a_store_has_five_methods_and_what_was_saved_has_a_name() -> None:
    assert [name for name in vars(Store) if not name.startswith("_")] == [
        *["get", "save", "spend", "ping", "close"]
    ]
    assert Saved("{}", new=True) == ("{}", True)
