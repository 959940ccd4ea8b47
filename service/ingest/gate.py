"""Owns the refusals: too large, no characters, empty, too short, only links, a strange language."""

import re

from service.errors import (
    EmptyArticle,
    LanguageUnsupported,
    NoArticle,
    NotText,
    TooLarge,
    TooShort,
)
from service.models import Article
from service.text.language import detect
from service.text.split import split

MIN_WORDS = 30
MIN_SENTENCES = 2
_HEAD = 800
"""Characters that are looked at first: nearly every article passes on them alone."""
_WORD = re.compile(r"\w[\w'’.,-]*")
# Thai, Lao, Burmese, Khmer, kana and Han are written without spaces between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f]"
)
_CHARACTERS_PER_WORD = 2
_URL = re.compile(r"(?:https?://|www\.)\S+")


def check_size(size: int, limit: int) -> None:
    """Refuse more bytes than the limit.

    Raises:
        TooLarge: names the size and the limit.
    """
    if size > limit:
        raise TooLarge(
            f"the article has at least {size:,} bytes and the limit is {limit:,}: send a shorter "
            "one, or raise `BREVIER_MAX_ARTICLE_BYTES`"
        )


def size_of(text: str) -> int:
    """Give the bytes of a text in UTF-8.

    Raises:
        NotText: the text holds half of a surrogate pair, as broken JSON escapes make it.
    """
    try:
        return len(text.encode())
    except UnicodeEncodeError as error:
        raise NotText(
            f"character {error.start} is a lone surrogate (U+{ord(text[error.start]):04X}), half "
            "of a character: send whole characters, in JSON both halves of the pair"
        ) from error


def check_empty(text: str) -> None:
    """Refuse a text of nothing but white space.

    Raises:
        EmptyArticle: there is no text.
    """
    if not text or text.isspace():
        raise EmptyArticle("no text was sent, or only white space: send the article's text")


def check_prose(text: str, linked: int) -> None:
    """Refuse a text that is mostly links; `linked` counts characters that stand inside links.

    Raises:
        NoArticle: more than half of the text is links.
    """
    if "://" in text or "www." in text:
        linked += sum(len(found) for found in _URL.findall(text))
    if 2 * linked > len(text):
        raise NoArticle(
            "the page is mostly links and holds no article: send the page of one article, or its "
            "text"
        )


def check_words(text: str) -> None:
    """Refuse fewer than 30 words.

    Raises:
        TooShort: says how many words there are.
    """
    if count_words(text[: _HEAD // 2]) < MIN_WORDS and (words := count_words(text)) < MIN_WORDS:
        raise TooShort(
            f"the article has {words} word{'s'[: words != 1]}, and a briefing needs at least "
            f"{MIN_WORDS}: send the whole article"
        )


def count_words(text: str) -> int:
    """Count words; where a script does not part them, two characters count as one."""
    spaced, unspaced = _UNSPACED.subn(" ", text)
    return len(_WORD.findall(spaced)) + unspaced // _CHARACTERS_PER_WORD


def check_language(text: str, languages: frozenset[str] | None) -> str:
    """Give the code of the text's language, if the engine reads it.

    Raises:
        LanguageUnsupported: names the language that was detected and those that are read.
    """
    found = detect(text)
    if languages is not None and found.code not in languages:
        raise LanguageUnsupported(
            f"the article's language looks like {found.name} ({found.code!r}), and this engine "
            f"reads {', '.join(map(repr, sorted(languages)))} only: send a translation, or use an "
            "engine that reads it (`engine` 'llm', once a model is configured)"
        )
    return found.code


def check_sentences(article: Article) -> None:
    """Refuse fewer than 2 sentences; headings and boilerplate are none.

    Raises:
        TooShort: says how many sentences there are.
    """
    # The last sentence of the head may be cut off, so one more is asked of it.
    head = article.model_copy(update={"text": article.text[:_HEAD]})
    if len(split(head).sentences) > MIN_SENTENCES:
        return
    sentences = len(split(article).sentences)
    if sentences < MIN_SENTENCES:
        raise TooShort(
            f"the article has {sentences} full sentence{'s'[: sentences != 1]}, and a briefing "
            f"needs at least {MIN_SENTENCES}: send the whole article"
        )
