"""The judge: a model says of each line of a briefing whether its evidence holds it."""

from evals.llm_judge.court import Court

__all__ = ["Court"]
