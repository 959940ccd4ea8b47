"""Owns `brevier brief --dry-run`: what a briefing would ask of a model, and cost."""

import json

from service.engines.base import Engine
from service.models import Article
from service.render.clean import one_line
from service.text.split import split


def estimate(article: Article, engine: Engine, about: str, *, as_json: bool) -> str:
    """Give one line for people, or one of JSON: chunks, tokens, US dollars."""
    from service.engines.llm import LlmEngine  # heavy, and only here to be recognised

    found: dict[str, object] = {"article": about, "engine": engine.name, "model": engine.model}
    if isinstance(engine, LlmEngine):
        found |= engine.estimate(split(article))._asdict()
    if as_json:
        return json.dumps(found, ensure_ascii=False) + "\n"
    return f"{one_line(about)}: {_told(found)}\n"


def _told(found: dict[str, object]) -> str:
    if "chunks" not in found:
        return "the extractive engine asks no model; it costs nothing"
    dollars = found["cost_usd"]
    cost = "price not known (BREVIER_LLM_PRICES)" if dollars is None else f"about ${dollars:.4f}"
    chunks = found["chunks"]
    return (
        f"{found['model']}, {chunks} chunk{'' if chunks == 1 else 's'}, about "
        f"{found['prompt_tokens']:,} tokens of prompts and {found['answer_tokens']:,} of answers, "
        f"{cost}"
    )
