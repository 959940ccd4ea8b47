import time

import pytest

from service.text.language import UNKNOWN, detect
from service.text.lexicon import parse
from tests.conftest import ROOT

PASSAGES = parse((ROOT / "tests/data/passages.txt").read_text("utf-8"))
TABLE = [(code, passage) for code, passages in PASSAGES.items() for passage in passages]


@pytest.mark.parametrize(("code", "passage"), TABLE, ids=[code for code, _ in TABLE])
def test_thirty_words_tell_the_language(code: str, passage: str) -> None:
    assert detect(passage).code == code


def test_ten_words_tell_english_from_every_other_language() -> None:
    heads = [(code, " ".join(passage.split()[:10])) for code, passage in TABLE]
    wrong = [code for code, head in heads if (detect(head).code == "en") != (code == "en")]
    assert wrong == []


def test_english_with_foreign_quotations_is_english(seed_text: str) -> None:
    quoted = PASSAGES["de"][0] + PASSAGES["zh"][0] + PASSAGES["ru"][0]
    assert detect(f"{seed_text} “{quoted}”").code == "en"


def test_another_language_with_english_names_is_not_english() -> None:
    text = PASSAGES["ja"][0] + " The White House and the New York Times " + PASSAGES["ja"][1]
    assert detect(text).code == "ja"


@pytest.mark.parametrize("text", ["", "123 456", "!?", "Hm", "x y z", "lorem ipsum dolor sit amet"])
def test_what_cannot_be_told_is_undetermined(text: str) -> None:
    assert detect(text) == UNKNOWN


def test_the_name_comes_with_the_code() -> None:
    assert detect(PASSAGES["uk"][0])[:2] == ("uk", "Ukrainian")
    assert 0.1 < detect(PASSAGES["en"][0]).share <= 1


def test_a_long_text_is_only_sampled(seed_text: str) -> None:
    text = seed_text * 3000
    detect(seed_text)
    began = time.process_time()
    assert detect(text).code == "en"
    assert time.process_time() - began < 0.1
