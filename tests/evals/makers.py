"""What the tests of the evals are made of: one small article with gold, and briefings of it."""

from collections.abc import Mapping, Sequence
from typing import Any

from evals.dataset import About, Dataset, Sample
from evals.gold import Gold
from evals.judging import Judged, judge
from evals.solvers.writing import Said, write
from service.models import Briefing, PromptRef, Section, Span, When

ARTICLE = (
    "Mayor Ann Brown backs the new tram. "
    "Shopkeepers accuse Brown of ruining the high street. "
    "The council votes on 12 March 2027. "
    "Brown once wanted a tunnel. "
    "Rain fell on the market all day. "
    "Councillor Tim Oak calls for a referendum and will resign if there is none."
)
GOLD: dict[str, Any] = {
    "id": "tram",
    "split": "dev",
    "provenance": "made for tests",
    "published": "2027-03-01",
    "tags": [],
    "headline_facts": [
        {"gist": "tram", "vital": True, "evidence": ["Mayor Ann Brown backs the new tram."]},
        {"gist": "vote", "vital": True, "evidence": ["The council votes on 12 March 2027."]},
    ],
    "positions": [
        {
            "actor": ["Ann Brown", "Mayor"],
            "gist": "backs the tram",
            "polarity": "supports",
            "vital": True,
            "evidence": ["Mayor Ann Brown backs the new tram."],
        },
        {
            "actor": ["Tim Oak"],
            "gist": "wants a referendum",
            "polarity": "demands",
            "vital": False,
            "evidence": ["Councillor Tim Oak calls for a referendum"],
        },
    ],
    "criticism": [
        {
            "critic": ["shopkeepers"],
            "target": ["Brown"],
            "gist": "ruins the high street",
            "vital": True,
            "evidence": ["Shopkeepers accuse Brown of ruining the high street."],
        }
    ],
    "next_steps": [
        {
            "actor": ["council"],
            "gist": "votes",
            "when": "on 12 March 2027",
            "when_date": "2027-03-12",
            "status": "scheduled",
            "vital": True,
            "evidence": ["The council votes on 12 March 2027."],
        },
        {
            "actor": ["Tim Oak"],
            "gist": "resigns",
            "when": None,
            "when_date": None,
            "status": "conditional",
            "vital": True,
            "evidence": ["will resign if there is none."],
        },
    ],
    "traps": [
        {"evidence": "Brown once wanted a tunnel.", "why": "a past wish", "not": "positions"},
        {"evidence": "Rain fell on the market all day.", "why": "weather", "not": "headline_facts"},
    ],
}
SHOPS = "Shopkeepers accuse Brown of ruining the high street."
VOTE = "The council votes on 12 March 2027."
TRAM = "Mayor Ann Brown backs the new tram."
ON_THE_12TH = When(
    text="on 12 March 2027", kind="day", start="2027-03-12", end="2027-03-12", anchor="2027-03-01"
)


def sample(name: str = "tram", article: str = ARTICLE, **gold: object) -> Sample:
    """Make the sample, with other gold where it is given."""
    return Sample(
        id=name, article_text=article, gold=Gold.model_validate(GOLD | gold), about=About()
    )


def dataset(*samples: Sample) -> Dataset:
    """Make a dataset."""
    return Dataset(name="made", paths=("made",), split=None, samples=samples or (sample(),))


def said(
    section: Section, words: str, who: str | None = None, *, text: str | None = None, **more: object
) -> Said:
    """Make a line that rests on some words of the article."""
    start = ARTICLE.index(words)
    span = Span(start, start + len(words))
    return Said(section=section, claims=(span,), who=who, text=text, **more)  # type: ignore[arg-type]  # any field


PERFECT: tuple[Said, ...] = (
    said("headline", TRAM),
    said("summary", TRAM),
    said("summary", VOTE),
    said("positions", TRAM, "Ann Brown", polarity="supports"),
    said("positions", "Councillor Tim Oak calls for a referendum", "Tim Oak", polarity="demands"),
    said("criticism", SHOPS, "Shopkeepers", target="Brown"),
    said("next_steps", VOTE, "The council", when=ON_THE_12TH, status="scheduled"),
    said("next_steps", "will resign if there is none.", "Tim Oak", status="conditional"),
)


def briefing(*lines: Said) -> dict[str, Any]:
    """Write a briefing as JSON."""
    return write(sample(), "test", lines).model_dump(mode="json", by_alias=True)


def judged(*lines: Said, **gold: object) -> Judged:
    """Judge a briefing of the lines against the gold."""
    return judge(sample(**gold), briefing(*lines))  # type: ignore[arg-type]  # gold is any


class Recorder:
    """A solver that says PERFECT of every sample, and notes which samples it was given."""

    name = "recorder"
    model: str | None = None

    def __init__(
        self,
        *,
        version: str = "1",
        prompts: tuple[PromptRef, ...] = (),
        raising: Mapping[str, BaseException] | None = None,
        nothing_for: Sequence[str] = (),
    ) -> None:
        """Take the samples on which it raises, and those it has nothing for."""
        self.version, self.prompts = version, prompts
        self.raising, self.nothing_for = raising or {}, nothing_for
        self.seen: list[str] = []

    def solve(self, sample: Sample) -> Briefing | None:
        self.seen.append(sample.id)
        if sample.id in self.raising:
            raise self.raising[sample.id]
        return None if sample.id in self.nothing_for else write(sample, self.name, PERFECT)
