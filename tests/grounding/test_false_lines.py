"""The release test: true and false lines of two files, and how many of each are let through."""

import json

import pytest

from service.text.folding import find
from tests.grounding.samples import DATA, Told, table, told

FILES = ["false-lines.json", "false-lines-own.json"]


def _false(name: str) -> list[Told]:
    return [each for each in told(name) if not each.true]


@pytest.mark.parametrize(
    ("name", "false_lines", "true_lines"), [(FILES[0], 24, 23), (FILES[1], 24, 24)]
)
def test_no_false_line_passes_and_no_true_one_is_withheld(
    name: str, false_lines: int, true_lines: int
) -> None:
    counts = table(told(name))
    assert sum(sum(row.values()) for kind, row in counts.items() if kind != "true") == false_lines
    assert sum(counts["true"].values()) == true_lines
    assert [(e.draft.text, e.verdict) for e in _false(name) if e.verdict.fate == "passed"] == []
    withheld = [e for e in told(name) if e.true and e.verdict.fate == "withheld"]
    assert [(e.draft.text, e.verdict) for e in withheld] == []


@pytest.mark.parametrize("name", FILES)
def test_undecided_is_no_hiding_place(name: str) -> None:
    withheld = sum(each.verdict.fate == "withheld" for each in _false(name))
    doubted = sum(each.true and each.verdict.fate == "undecided" for each in told(name))
    assert withheld >= 16
    assert doubted <= 8


@pytest.mark.parametrize("name", FILES)
def test_each_of_the_eight_kinds_is_there(name: str) -> None:
    assert len({each.kind for each in _false(name)}) == 8


@pytest.mark.parametrize("name", FILES)
def test_the_detail_names_a_word_and_never_the_line(name: str) -> None:
    for each in told(name):
        assert len(each.verdict.detail) < 60
        assert each.draft.text not in each.verdict.detail


def test_alignment_finds_honest_quotations_and_refuses_the_rest() -> None:
    alignment = json.loads((DATA / FILES[0]).read_text(encoding="utf-8"))["alignment"]
    source = alignment["source"]
    assert [words for words in alignment["must_find"] if not find(words, source)] == []
    assert [words for words in alignment["must_refuse"] if find(words, source)] == []
