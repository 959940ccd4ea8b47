"""Owns the making of an Article out of a read text: the same steps and refusals for every form."""

from datetime import date, timedelta
from typing import NamedTuple

from service.ingest import binary, gate
from service.ingest.decode import Decoded, decode
from service.ingest.sent import Sent
from service.models import Article
from service.text.folding import fold
from service.text.normalise import normalise

_TITLE_WITHIN = 2_000
"""Characters at the start of a text in which its title is looked for."""


class Content(NamedTuple):
    """What a reader of one form found: the text, paragraphs parted by blank lines, and the rest."""

    text: str
    linked: int = 0
    """Characters of the text that stand inside links."""
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: date | None = None


def take(raw: bytes | str, sent: Sent, *, html: bool = False) -> Decoded:
    """Check the size of what was sent and decode it.

    Raises:
        TooLarge, NotText, UnsupportedMediaType, EmptyArticle: see `gate` and `decode`.
    """
    title = gate.size_of(sent.title or "")
    if isinstance(raw, str):
        gate.check_size(title + gate.size_of(raw), sent.limit)
        decoded = Decoded(raw, "utf-8", guessed=False)
        binary.refuse_controls(raw)
    else:
        gate.check_size(title + len(raw), sent.limit)
        decoded = decode(raw, sent.charset, html=html)
    gate.check_empty(decoded.text)
    return decoded


def assemble(content: Content, decoded: Decoded, sent: Sent) -> Article:
    """Normalise the text, put the title that was sent on top, and refuse what cannot be briefed.

    Raises:
        EmptyArticle, NoArticle, TooShort, LanguageUnsupported: see `gate`.
    """
    body = normalise(content.text).text
    gate.check_empty(body)
    gate.check_prose(body, content.linked)
    gate.check_words(body)
    language = gate.check_language(body, sent.languages)
    title = _one_line(sent.title)
    published = sent.published or _credible(content.published, sent)
    article = Article(
        text=body,
        url=sent.url,
        publisher=_one_line(content.publisher),
        title=title or _one_line(content.title),
        author=_one_line(content.author),
        published=published,
        published_basis="caller" if sent.published else "meta" if published else "none",
        language=language,
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
        received_at=sent.received_at,
    )
    gate.check_sentences(article)
    return article.model_copy(update={"text": _under(title, body)})


def _credible(stated: date | None, sent: Sent) -> date | None:
    """Give the date of a page unless it lies ahead; a day more, for pages east of here."""
    ahead = stated is not None and stated > sent.received_at.date() + timedelta(days=1)
    return None if ahead else stated


def _one_line(words: str | None) -> str | None:
    return " ".join(normalise(words).text.split()) or None if words else None


def _under(title: str | None, body: str) -> str:
    if title is None or _stands(title, body[:_TITLE_WITHIN]):
        return body
    return f"{title}\n\n{body}"


def _stands(title: str, beginning: str) -> bool:
    wanted = fold(title).text
    return any(fold(line.strip(" #")).text == wanted for line in beginning.split("\n") if line)
