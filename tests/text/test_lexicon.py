from pathlib import Path

import pytest

from service.text.lexicon import load, pairs, parse


def test_groups_keep_their_entries_in_the_order_of_the_file() -> None:
    assert parse("# a comment\n[b]\none\ntwo # not a comment\n\n[ a ]\nthree\n[b]\nfour\n") == {
        "b": ("one", "two # not a comment", "four"),
        "a": ("three",),
    }


def test_entries_before_the_first_group_belong_to_the_nameless_one() -> None:
    assert parse("one\n[a]\ntwo") == {"": ("one",), "a": ("two",)}


def test_a_group_without_entries_is_there() -> None:
    assert parse("[a]\n[b]\nx") == {"a": (), "b": ("x",)}


def test_pairs_split_at_the_first_equals_sign_and_allow_no_value() -> None:
    assert pairs(("a = b = c", "d =", "e")) == {"a": "b = c", "d": "", "e": ""}


def test_a_file_is_read_once() -> None:
    assert load("service.text", "sentences") is load("service.text", "sentences")


def test_a_missing_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("service.text", "no-such-list")


@pytest.mark.parametrize(
    "path", sorted(Path("service/text/data").glob("*.txt")), ids=lambda p: p.name
)
def test_every_list_of_the_text_layer_has_groups_without_duplicates(path: Path) -> None:
    groups = parse(path.read_text(encoding="utf-8"))
    assert "" not in groups
    assert {name: len(entries) for name, entries in groups.items()} == {
        name: len(set(entries)) for name, entries in groups.items()
    }
    assert all(groups.values())
