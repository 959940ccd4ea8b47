"""The refusals: each names what is wrong and what the caller can do."""

import pytest

from service.errors import (
    EmptyArticle,
    LanguageUnsupported,
    NoArticle,
    NotText,
    TooLarge,
    TooShort,
)
from service.ingest import gate
from service.models import Article
from tests.conftest import NOON

WORDS = "The board said on Monday that it would close the old fish market by the harbour in May. "
TEXTS = {
    "en": WORDS * 3,
    "fr": "Le ministre a dit lundi que le projet serait abandonné parce qu'il était trop cher. "
    * 3,
    "de": "Der Minister sagte am Montag, dass der Plan nicht mehr gilt, weil er zu teuer ist. " * 3,
    "ru": "Министр заявил в понедельник, что план будет отменён, потому что он дорогой. " * 3,
    "zh": "部长周一表示，由于成本过高，该计划将被取消。工会要求举行会议，并威胁要举行罢工。" * 3,
}


@pytest.mark.parametrize("size", [0, 1, 1000])
def test_a_size_up_to_the_limit_passes(size: int) -> None:
    gate.check_size(size, 1000)


@pytest.mark.parametrize("size", [1001, 2_000_000])
def test_a_larger_size_is_refused_with_both_numbers(size: int) -> None:
    with pytest.raises(TooLarge, match=f"{size:,} bytes and the limit is 1,000"):
        gate.check_size(size, 1000)


@pytest.mark.parametrize(("text", "size"), [("", 0), ("aé€", 6), ("\U0001f600", 4)])
def test_the_size_of_a_text_is_in_bytes(text: str, size: int) -> None:
    assert gate.size_of(text) == size


@pytest.mark.parametrize("text", ["ab\ud83d", "ab\udc00cd", "ab\udcff\ud83d"])
def test_a_lone_surrogate_is_refused_by_its_place(text: str) -> None:
    with pytest.raises(NotText, match=r"character 2 is a lone surrogate \(U\+D"):
        gate.size_of(text)


@pytest.mark.parametrize("text", ["", " ", "\n\t \u2003\n"])
def test_white_space_is_empty(text: str) -> None:
    with pytest.raises(EmptyArticle):
        gate.check_empty(text)


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("x" * 100, 51),
        ("See https://x.test/aaaaaaaaaaaaaaaaaaaaa", 0),
        ("www.a.test www.b.test", 0),
    ],
)
def test_a_text_that_is_mostly_links_is_no_article(text: str, linked: int) -> None:
    with pytest.raises(NoArticle, match="mostly links"):
        gate.check_prose(text, linked)


def test_a_text_with_some_links_passes() -> None:
    gate.check_prose(WORDS + "See https://x.test/a.", 20)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("three short words", 3),
        ("U.S. sales rose 3.5% — to $1,000 — in Stratford-upon-Avon.", 8),
        ("- * - ... !", 0),
        ("Он сказал нет", 3),
        ("部长周一表示", 3),
        ("大臣は said", 2),
        ("한국어 단어 둘", 3),
        ("รัฐมนตรีกล่าว", 6),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    assert gate.count_words(text) == words


@pytest.mark.parametrize(("text", "words"), [("word", "1 word,"), ("word " * 29, "29 words,")])
def test_few_words_are_too_short(text: str, words: str) -> None:
    with pytest.raises(TooShort, match=f"has {words}"):
        gate.check_words(text)


@pytest.mark.parametrize("text", ["word " * 30, TEXTS["zh"], "—" * 9000 + " word" * 30])
def test_enough_words_pass_wherever_they_stand(text: str) -> None:
    gate.check_words(text)


@pytest.mark.parametrize("code", list(TEXTS))
def test_the_language_is_found(code: str) -> None:
    assert gate.check_language(TEXTS[code], None) == code


@pytest.mark.parametrize("code", ["fr", "de", "ru", "zh"])
def test_a_language_that_the_engine_does_not_read_is_refused(code: str) -> None:
    with pytest.raises(LanguageUnsupported, match=rf"\('{code}'\).*reads 'en' only"):
        gate.check_language(TEXTS[code], frozenset({"en"}))


def article(text: str) -> Article:
    return Article(text=text, received_at=NOON)


@pytest.mark.parametrize(
    "text", [WORDS * 2, WORDS * 100, f"{'Many words ' * 900}end. {WORDS}", TEXTS["zh"]]
)
def test_two_sentences_pass(text: str) -> None:
    gate.check_sentences(article(text))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [(WORDS, "1 full sentence,"), ("The roof\n\n" + WORDS, "1 full sentence,")],
)
def test_fewer_sentences_are_too_short(text: str, sentences: str) -> None:
    with pytest.raises(TooShort, match=sentences):
        gate.check_sentences(article(text))
