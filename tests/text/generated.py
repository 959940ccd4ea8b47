"""Texts for property tests: many scripts, line ends, marks that join, stops, quotes and lists."""

from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st

from service.models import Article

FEW = settings(deadline=None, max_examples=1500)

_WORDS = """
    The minister said that U.S. forces left. Mr. Smith J.D. 3.5 No. 10 a.m. “we won’t go” "Why?" he
    asked subscribe!China … ... — - – • (A pond) é e\u0301 n\u0303o 部长说。 预算将被削减！
    👩\u200d🚀 مرحبا؟ שלום ❤\ufe0f 🇫🇷 नमस्ते। की हैं
    By Jane Doe LONDON, (CWN) Subscribe newsletter # == |
    Share Photo: a@b.example
"""
WORDS = st.sampled_from(_WORDS.split())
BREAKS = st.sampled_from(
    [" ", " ", " ", "\n", "\n\n", "\r\n", "\r", "\u2028", "\t", "\xa0", "  ", ""]
)
NOISE = st.text(max_size=6)
TEXTS = st.lists(st.tuples(st.one_of(WORDS, WORDS, WORDS, NOISE), BREAKS), max_size=60).map(
    lambda parts: "".join(word + end for word, end in parts)
)


def article(text: str) -> Article:
    """Wrap a text as an article."""
    return Article(text=text, received_at=datetime(2026, 1, 2, tzinfo=UTC))
