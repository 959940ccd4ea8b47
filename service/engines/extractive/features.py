"""Owns the features by which a candidate is judged; each is a word that `weights.txt` may weigh."""

import re
from functools import cache

from service.engines.extractive.candidates import Candidate
from service.engines.extractive.history import History
from service.engines.extractive.tone import bare, tones
from service.english.attribution import Attribution
from service.english.casting import Cast
from service.english.futures import Future
from service.english.study import Seen
from service.models import Span
from service.text.lexicon import load

_LONG, _SHORT = 160, 25
_YEAR = re.compile(r"(?:1[5-9]|20)(?<=\b\d\d)\d\d\b")
_TELLING = ("had", "was", "were", "been", "as", "without", "than")
_DIGIT = re.compile(r"\d")


def of_sentence(text: str, seen: Seen) -> list[str]:
    """Give the features that all candidates of a sentence share: its words, each once."""
    words = bare(text[seen.sentence.start : seen.sentence.end])
    return [f"word:{word}" for word in dict.fromkeys(words) if word]


def beside(shared: list[str], text: str, cue: Span) -> list[str]:
    """Leave out the words of the cue itself: its lemma is weighed already."""
    own = {f"word:{word}" for word in bare(text[cue.start : cue.end])}
    return [feature for feature in shared if feature not in own]


def of_claim(text: str, candidate: Candidate, cast: Cast, history: History) -> list[str]:
    """Give the features of a candidate for a position or a criticism."""
    found = candidate.attribution
    content = text[found.content.start : found.content.end]
    who = cast.number(found.who) if found.who is not None else None
    features = [
        "bias",
        f"stance:{found.stance}",
        f"frame:{found.frame}",
        f"cue:{found.stance}/{found.frame}",
        f"lemma:{found.lemma}",
        f"who:{cast.actors[who].kind if who is not None else 'unresolved'}",
    ]
    features += _flags(text, candidate, found)
    features += _words(content)
    if any(meant.actor != who for meant in cast.within(found.content)):
        features.append("others")
    if history.frames(text, candidate.seen.sentence.span, found.content):
        features.append("past")
    return features


def _flags(text: str, candidate: Candidate, found: Attribution) -> list[str]:
    seen = candidate.seen
    size = found.content.end - found.content.start
    checks = {
        "negated": found.negated,
        "carried": candidate.carried is not None,
        "target": found.target is not None,
        "opening": seen.sentence.number <= 2,
        "quoted": seen.quoted > 0.6,
        "quotes": 0 < seen.quoted <= 0.6,
        "long": size > _LONG,
        "short": size < _SHORT,
        "several": len(seen.attributions) > 1,
        "future": bool(seen.futures),
        "history": _YEAR.search(text, seen.sentence.start, seen.sentence.end) is not None,
        "accuses": found.stance == "blames" and found.frame in {"target", "verdict"},
        "critics": _critics(text, found),
    }
    return [name for name, holds in checks.items() if holds]


def _critics(text: str, found: Attribution) -> bool:
    """Say whether those who speak are called critics or the like."""
    if found.who is None:
        return False
    words = text[found.who.start : found.who.end].lower().split()
    return not _tells()["critics"].isdisjoint(words)


@cache
def _tells() -> dict[str, frozenset[str]]:
    groups = load("service.engines.extractive", "words")
    return {group: frozenset(words) for group, words in groups.items()}


def _words(content: str) -> list[str]:
    """Tell how the content judges, of whom it speaks, and when."""
    words = bare(content)
    counts, first = tones(words), words[0] if words else ""
    known = set(words)
    features = sorted(counts) + [f"{kind}+" for kind, count in sorted(counts.items()) if count > 1]
    features += [f"first:{first}"] if first in _tells()["first"] else []
    features += [f"has:{word}" for word in _TELLING if word in known]
    checks = {
        "first-person": not known.isdisjoint(_tells()["first person"]),
        "digits": _DIGIT.search(content) is not None,
        "denies": not known.isdisjoint(_tells()["denials"]),
        "if": "if" in known or "unless" in known,
        "asks": "?" in content,
    }
    return features + [name for name, holds in checks.items() if holds]


def of_future(text: str, seen: Seen, future: Future, cast: Cast) -> list[str]:
    """Give the features of something that is to happen."""
    known = cast.resolve(future.who) if future.who is not None else None
    action = text[future.action.start : future.action.end]
    said = any(
        found.content.start <= future.cue.start < found.content.end for found in seen.attributions
    )
    checks = {
        "quoted": future.quoted,
        "negated": future.negated,
        "outlook": future.outlook,
        "if": future.condition is not None,
        "said": said,
        "dated": has_time(action),
        "dated-sentence": has_time(text[seen.sentence.start : seen.sentence.end]),
        "nobody": future.who is None,
        "short": len(action) < _SHORT,
        "opening": seen.sentence.number <= 2,
        "several": len(seen.futures) > 1,
        "be": action.lower().startswith(("be ", "have ")),
        "said-would": said and future.how == "would",
        "said-dated": said and has_time(action),
    }
    return [
        "bias",
        f"how:{future.how}",
        f"who:{known.kind if known else 'unresolved'}",
        *(name for name, holds in checks.items() if holds),
        *(f"{future.how}-{name}" for name in ("if", "dated", "quoted", "said") if checks[name]),
    ]


@cache
def _times() -> frozenset[str]:
    return frozenset(load("service.english", "grammar")["time"])


def has_time(text: str) -> bool:
    """Say whether a time word stands in the text."""
    words = {word.strip(".,;:”\"'’") for word in text.lower().split()}
    return not words.isdisjoint(_times())
