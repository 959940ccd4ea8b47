"""Owns stems: a short form that the inflections and near derivations of an English word share."""

from functools import cache, lru_cache

from service.text.lexicon import load, pairs

# From the longest to the shortest, each with the letters that must be left.
_SUFFIXES = (
    ("ation", 3), ("ition", 3), ("ising", 3), ("izing", 3), ("ating", 3), ("ated", 3), ("ment", 3),
    ("ness", 3), ("ised", 3), ("ized", 3), ("able", 4), ("ible", 4), ("ence", 4), ("ance", 4),
    ("ful", 4), ("ise", 4), ("ize", 4), ("ism", 4), ("ist", 4), ("ate", 4), ("ion", 4), ("ing", 3),
    ("ity", 4), ("ive", 4), ("ied", 3), ("ed", 3), ("er", 4), ("or", 4), ("ly", 4),
)  # fmt: skip


@cache
def _irregular() -> dict[str, str]:
    """Give the lemma of each irregular form that the cue lexicon knows, and of a few more."""
    forms: dict[str, str] = {}
    for lemma, past in pairs(load("service.english", "cues")["irregular"]).items():
        for form in past.split():
            forms.setdefault(form, lemma)
    return forms | pairs(load("service.english", "stems")["irregular"])


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Give the stem of a word in small letters: opposes, opposed and opposition share "oppos"."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _singular(_irregular().get(word, word))
    word = _irregular().get(word, word)
    word = _cut(_cut(word))
    if len(word) > 3 and word[-1] in "eyi":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def _cut(word: str) -> str:
    """Leave out one ending: twice, "empowering" and "empower" come to the same."""
    for suffix, left in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= left:
            return word[: -len(suffix)]
    return word


def _singular(word: str) -> str:
    """Leave out the s of plurals and of verbs."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "sui":
        return word[:-1]
    return word
