"""Scores length: the words of all lines of a briefing, as a share of the words of its article."""

from evals.judging import Judged
from evals.scorers.base import of_share
from evals.scores import Better, Score, Share


class Length:
    """Compares words; neither more nor less is better by itself."""

    name = "length"
    better: Better = "neither"

    def score(self, judged: Judged) -> Score:
        """Score one briefing."""
        sections = ("headline", "summary", *judged.sections)
        lines = [line for section in sections for line in judged.prediction.of(section)]
        words = sum(len(line.text.split()) for line in lines)
        score = of_share(Share(hits=words, n=len(judged.sample.article_text.split())))
        return score.model_copy(update={"metadata": {"lines": len(lines), "words": words}})
