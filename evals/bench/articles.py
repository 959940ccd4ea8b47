"""Owns the articles that benches run on: any length, made of real paragraphs, always the same.

The stories are the seed article and every `*.txt` of a folder, if one is given. They follow one
another at random, each time with other names and numbers, so that a long article is no repetition.
"""

import random
import re
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "seeds" / "seed" / "article.txt"
_NAME = re.compile(r"(?<=[a-z,] )(?!\w+day\b|\w*(?:ember|uary)\b)[A-Z][a-z]{3,}\b")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?![\w.,]*\d)")
_ONSETS = ("B", "Br", "D", "Dr", "F", "G", "H", "K", "L", "M", "N", "P", "R", "St", "T", "W")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_ENDS = ("ck", "ll", "nd", "r", "rn", "s", "th", "wick", "ston", "ley", "by")


class Articles:
    """Makes articles; the same folder and number give the same text."""

    def __init__(self, folder: Path | None = None) -> None:
        """Read the paragraphs of the seed and of the folder's `*.txt`."""
        files = [SEED, *(sorted(folder.glob("*.txt")) if folder else ())]
        texts = (file.read_text(encoding="utf-8") for file in files)
        self._stories = [_paragraphs(text) for text in texts]

    def make(self, words: int, number: int = 0) -> str:
        """Make the article of that number: at least `words` words, less than a paragraph more."""
        chance = random.Random(number)
        made: list[str] = []
        while words > 0:
            for paragraph in chance.choice(self._stories):
                made.append(_varied(paragraph, chance))
                words -= len(paragraph.split())
                if words <= 0:
                    break
        return "\n\n".join(made)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _varied(paragraph: str, chance: random.Random) -> str:
    """Change every other name in the middle of a sentence, and every short number."""

    def rename(found: re.Match[str]) -> str:
        return _new_name(chance) if chance.random() < 0.5 else found[0]

    renamed = _NAME.sub(rename, paragraph)
    return _NUMBER.sub(lambda found: str(chance.randrange(2, 999)), renamed)


def _new_name(chance: random.Random) -> str:
    return chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_ENDS)
