"""The words of a result as frozen types: Score, Match, SampleScores, Metric, Report.

Scorers give a `Score` a sample; `evals.statistics` makes a `Metric` of the scores of one scorer;
a `Report` is what tables, JSON and the page show. All spans are code points of `article.txt` as
it stands in the dataset, half-open. A value of None says "not scored", which is never 0.
"""

from typing import Literal

from pydantic import Field

from service.models import Model, PromptRef, Section, Span, Tokens

SCHEMA: Literal["evals/1"] = "evals/1"
Better = Literal["more", "less", "neither"]
AlarmReason = Literal["trap", "wrong_section", "repeated", "no_gold"]


class Share(Model):
    """`hits` of `n`; with n = 0 there was nothing to score."""

    hits: float
    n: int

    @property
    def value(self) -> float | None:
        """Give the share, None where there was nothing to score."""
        return self.hits / self.n if self.n else None


class Score(Model):
    """What one scorer says of one sample."""

    value: float | None
    """Over all sections together; None where there was nothing to score."""
    n: int
    """How many lines, gold records, names or words the value is a share of."""
    answer: str = ""
    """What was found, in a few words: "7 of 9"."""
    explanation: str = ""
    """What went wrong, for a person who looks at one article."""
    metadata: dict[str, int | float | str | bool | None] = Field(default_factory=dict)
    sections: dict[Section, Share] = Field(default_factory=dict)
    """The same, section by section; empty for a scorer that knows no sections."""


class Pair(Model):
    """A predicted line and the gold record that it was assigned to."""

    section: Section
    line: int
    """Index of the line in its section of the briefing."""
    line_id: str
    gold: int
    """Index of the record in its section of the gold."""
    overlap: float
    vital: bool
    actor_right: bool
    target_right: bool | None
    """None where the section has no target."""
    when_right: bool | None
    """None where the gold names no date."""
    faithful: bool
    """Whether no check of the line against its own evidence fails."""
    predicted: tuple[Span, ...]
    expected: tuple[Span, ...]


class Miss(Model):
    """A gold record that no line was assigned to."""

    section: Section
    gold: int
    gist: str
    actor: str
    vital: bool
    expected: tuple[Span, ...]


class FalseAlarm(Model):
    """A predicted line that was assigned to no gold record."""

    section: Section
    line: int
    line_id: str
    text: str
    actor: str | None
    reason: AlarmReason
    faithful: bool
    predicted: tuple[Span, ...]


class Matches(Model):
    """Who was matched with whom in one sample, in the order of sections and lines."""

    pairs: tuple[Pair, ...] = ()
    misses: tuple[Miss, ...] = ()
    false_alarms: tuple[FalseAlarm, ...] = ()


class SampleScores(Model):
    """All scores of one sample, by the scorer's name."""

    sample: str
    scores: dict[str, Score]
    matches: Matches


class Metric(Model):
    """A figure over all samples, with its uncertainty; samples are the clusters."""

    mean: float | None
    """None where no sample could be scored. With sections: the plain mean of their figures."""
    stderr: float | None
    """Clustered by article; None below two articles."""
    low: float | None
    high: float | None
    """The bootstrap interval (95 %)."""
    n: int
    """Samples that were scored."""
    unscored: int = 0
    """Samples that had nothing to score, or whose engine failed."""
    better: Better = "more"
    sections: dict[Section, "Metric"] = Field(default_factory=dict)


class SectionFigures(Model):
    """The reference figures of one section, over all articles together."""

    precision: float
    vital_recall: float
    f1: float
    who: float
    f1_with_actor: float
    predicted: int
    vital: int


class Reference(Model):
    """The figures of the reference definition, field by field as it prints them."""

    articles: int
    sections: dict[Section, SectionFigures]
    macro_f1: float
    macro_f1_with_actor: float
    traps: int
    trap_hits: int
    bad_spans: int


class RunInfo(Model):
    """What was run on what."""

    name: str
    engine: str
    version: str
    model: str | None
    prompts: tuple[PromptRef, ...]
    dataset: str
    split: str | None
    """None: every split."""


class Failure(Model):
    """A sample on which the engine raised; it is in no metric."""

    sample: str
    error: str


class Costs(Model):
    """What the briefings of a run took of a model, as their receipts have it."""

    calls: int
    repairs: int
    left_out: int
    """Lines that rules are as good as sure of and the model did not have."""
    tokens: Tokens
    cost_usd: float | None
    """None where the price of one of them is not known."""
    seconds: float
    """Of all briefings together; several are made at once."""
    degraded: int
    """Briefings in which something of the model failed."""


class Agreement(Model):
    """How far a judge and a scorer say the same of the same lines."""

    n: int
    share: float | None
    kappa: float | None
    """Cohen's: what they agree beyond chance; None where both always say the same one thing."""


class Doubt(Model):
    """A line of which the judge says that it does not hold."""

    sample: str
    section: Section
    line_id: str
    text: str


class Opinion(Model):
    """What a model says of the lines of a run: does their evidence hold them? In no other score."""

    model: str
    prompt: PromptRef
    holds: Share
    """Of the lines that were judged."""
    unjudged: int
    """Lines on which no clear word was had."""
    agreement: dict[str, Agreement]
    """By what of the gold the judge is compared with."""
    doubts: tuple[Doubt, ...]
    failures: tuple[str, ...]
    """Errors of calls, each once."""
    calls: int
    tokens: Tokens
    cost_usd: float | None


class Report(Model):
    """Everything about one scored run."""

    schema_: Literal["evals/1"] = Field(default=SCHEMA, alias="schema")
    run: RunInfo
    samples: tuple[SampleScores, ...]
    metrics: dict[str, Metric]
    """By the scorer's name, in the order in which tables show them."""
    headline: Metric
    sides: dict[str, Metric]
    """The two averages ("precision", "coverage") of which the headline is the lower."""
    reference: Reference
    failures: tuple[Failure, ...] = ()
    costs: Costs | None = None
    """None where no model was called."""
    opinion: Opinion | None = None
    """None where no judge was asked for."""
