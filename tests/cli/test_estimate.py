"""The estimate: what would be asked, by the engine that would ask it."""

import json

import pytest

from service.cli.estimate import estimate
from service.models import Article
from service.settings import load
from service.wiring import Engines


def of(article: Article, *, as_json: bool = False, **settings: object) -> str:
    return estimate(article, Engines(load(**settings)).get(), "a.txt", as_json=as_json)


def test_rules_cost_nothing(seed_article: Article) -> None:
    assert of(seed_article) == "a.txt: the extractive engine asks no model; it costs nothing\n"
    assert json.loads(of(seed_article, as_json=True))["engine"] == "extractive"


@pytest.mark.parametrize(("chunk_tokens", "chunks"), [(3000, 1), (200, 4)])
def test_a_model_is_paid_by_the_token(
    seed_article: Article, chunk_tokens: int, chunks: int
) -> None:
    told = json.loads(
        of(
            seed_article,
            as_json=True,
            model="openai:tiny",
            llm_base_url="http://127.0.0.1:9/v1",
            llm_prices="tiny=1/0.5/10",
            chunk_tokens=chunk_tokens,
        )
    )
    assert told["chunks"] == chunks
    paid = (told["prompt_tokens"] + 10 * told["answer_tokens"]) / 1_000_000
    assert told["cost_usd"] == pytest.approx(paid)
