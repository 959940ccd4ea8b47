"""Owns stems: a short form that the inflections and near derivations of an English word share."""

from functools import cache, lru_cache

from service.text.lexicon import load, pairs


@cache
def _irregular() -> dict[str, str]:
    """Give the lemma of each irregular form that the cue lexicon knows, and of a few more."""
    forms: dict[str, str] = {}
    for lemma, past in pairs(load("service.english", "cues")["irregular"]).items():
        for form in past.split():
            forms.setdefault(form, lemma)
    return forms | pairs(load("service.english", "stems")["irregular"])


@cache
def _endings() -> tuple[tuple[str, int], ...]:
    """Give the endings that are left out, longest first, with the letters that must remain."""
    endings = pairs(load("service.english", "stems")["endings"])
    return tuple((ending, int(left)) for ending, left in endings.items())


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
    for ending, left in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= left:
            return word[: -len(ending)]
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
