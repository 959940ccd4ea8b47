"""Briefings to render: the example of the contract, a rich one, an empty one, and any at all."""

import hashlib
import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from service.models import Briefing

DATA = Path(__file__).parents[1] / "data"
SEED = Path(__file__).parents[2] / "seeds" / "seed" / "article.txt"
PASSED = dict.fromkeys(
    ("span", "quotation", "names", "numbers", "dates", "roles", "polarity"), "pass"
)


def raw_seed() -> dict[str, Any]:
    raw: dict[str, Any] = json.loads((DATA / "briefing-example.json").read_text("utf-8"))
    return _with_text(raw, SEED.read_text("utf-8"))


def seed() -> Briefing:
    return Briefing.model_validate(raw_seed())


def empty() -> Briefing:
    raw = raw_seed()
    raw["headline"], raw["summary"], raw["actors"] = None, [], []
    for name in ("positions", "criticism"):
        raw["sections"][name] = {"status": "none_found", "lines": []}
    raw["sections"]["next_steps"] = {"status": "not_run", "lines": []}
    return Briefing.model_validate(raw)


HOSTILE = '<script>alert("x")</script> & *bold* [link](http://evil.test) `code` # \x1b[31mred'
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
ARTICLE = (
    f"Headline of the day: {HOSTILE}\n"
    "Minister Åsa Öberg said 🎉 the plan “will not pass” if the truce holds, on Tuesday.\n"
    "“他们必须离开”，发言人王毅在北京的新闻发布会上说，并要求各方立即回到谈判桌前，以便结束这场持续多年的冲突。\n"
    "قال المتحدث إن الخطة مرفوضة تماما.\n"
    f"{LONG_WORD} met in March.\n"
    "Subscribe now and never miss a story!\n"
    "The union replied that the minister was wrong.\n" + "Nobody read this sentence at all. " * 20
)


def rich() -> Briefing:
    """Every field that can be shown is in use, and the article is hostile."""
    raw = _with_text(raw_seed(), ARTICLE)
    raw["sources"][0] |= {
        "title": "A <b>title</b>",
        "publisher": "The *Paper*",
        "author": "A. Writer",
        "url": "https://paper.test/a?b=1&c=2",
        "published": None,
        "published_basis": "none",
    }
    raw["headline"] = _line("h", HOSTILE, checks={"names": "undecided", "roles": "undecided"})
    raw["summary"] = [
        _line("s", "They met in March.", form="paraphrase", claim=f"{LONG_WORD} met in March.")
    ]
    raw["sections"] = _rich_sections()
    where = ARTICLE.index("Nobody read")
    gap = {"source": "s1", "start": where, "end": len(ARTICLE) - 1, "reason": "chunk_failed"}
    start = ARTICLE.index("Subscribe")
    aside = {"source": "s1", "start": start, "end": ARTICLE.index("\n", start)}
    raw["coverage"] |= {"unread": [gap], "boilerplate": [aside], "cut": [{**aside, "start": 0}]}
    raw["withheld"] = [
        {"section": "positions", "reason": "name_not_in_evidence", "detail": "“Xi”", "count": 2},
        {"section": "next_steps", "reason": "over_limit", "detail": "", "count": 1},
    ]
    raw["degraded"] = [{"reason": "model_failed", "detail": "no answer in 60 s <b>"}]
    raw["receipt"] |= {
        "engine": "llm",
        "model": "openai:gpt-x",
        "model_calls": 3,
        "prompts": [{"name": "brief", "version": "2", "sha256": "0" * 64}],
        "tokens": {"input": 12345, "output": 678, "cached": 90, "estimated": True},
        "cost_usd": 0.0123,
    }
    return Briefing.model_validate(raw)


def _rich_sections() -> dict[str, Any]:
    said = "the plan “will not pass” if the truce holds"
    minister = {
        "holder": "Åsa Öberg",
        "holder_role": "Minister",
        "via": "the spokesperson",
        "polarity": "opposes",
        "condition": "if the truce holds",
    }
    wang = {
        "holder": "王毅",
        "holder_role": "发言人",
        "via": None,
        "polarity": "demands",
        "condition": None,
    }
    spokesman = wang | {"holder": "المتحدث", "holder_role": None, "polarity": "unclear"}
    union = {
        "critic": "The union",
        "critic_role": None,
        "target": "the minister",
        "reply": {"status": "found", "line": "ln_p1"},
    }
    when = {"text": None, "kind": "none", "start": None, "end": None, "anchor": None}
    march = when | {"text": "in March", "kind": "range", "start": "2025-03-01", "end": "2025-03-31"}
    tuesday = when | {"text": "on Tuesday", "kind": "day"}
    step = {"actor": None, "status": "scheduled", "condition": None}
    positions = [
        _line("p1", said, extra=minister, other=("cue", "said")),
        _line("p2", "“他们必须离开”，发言人王毅在北京的新闻发布会上说", extra=wang),
        _line("p3", "إن الخطة مرفوضة تماما", extra=spokesman),
    ]
    criticism = [_line("c1", "the minister was wrong", extra=union, other=("reply", said))]
    steps = [
        _line("n1", "met in March.", extra=step | {"when": march}),
        _line(
            "n2",
            "on Tuesday",
            extra=step | {"when": tuesday, "condition": "if it rains"},
            other=("actor", "The union"),
        ),
    ]
    found = {"status": "found"}
    return {
        "positions": found | {"lines": positions},
        "criticism": found | {"lines": criticism},
        "next_steps": found | {"lines": steps},
    }


def _line(
    name: str,
    text: str,
    *,
    form: str = "quote",
    claim: str | None = None,
    checks: dict[str, str] | None = None,
    extra: dict[str, Any] | None = None,
    other: tuple[str, str] | None = None,
) -> dict[str, Any]:
    evidence = [_evidence("claim", claim or text)]
    evidence += [_evidence(*other)] if other else []
    return {
        "id": f"ln_{name}",
        "text": text,
        "form": form,
        "evidence": evidence,
        "checks": PASSED | (checks or {}),
        **(extra or {}),
    }


def _evidence(part: str, words: str) -> dict[str, Any]:
    start = ARTICLE.index(words)
    place = {"source": "s1", "start": start, "end": start + len(words)}
    return place | {"part": part, "match": "exact", "text": words}


def _with_text(raw: dict[str, Any], text: str) -> dict[str, Any]:
    digest = hashlib.sha256(text.encode()).hexdigest()
    raw["sources"][0] |= {"text": text, "text_sha256": digest, "words": len(text.split())}
    return raw


WORDS = st.text(
    st.one_of(
        st.sampled_from("ab c*_[]()<>&`#+-.!|~$^\\:1=\"'\n 漢字。ع🎉é\u0301"),
        st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]),
    ),
    min_size=1,
    max_size=60,
).filter(lambda text: bool(text.strip()))


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """A briefing of any text whose lines rest on any spans of it, overlapping as they like."""
    text = draw(st.lists(WORDS, min_size=1, max_size=6).map("\n".join))
    raw = _with_text(raw_seed(), text)

    def line(name: str) -> dict[str, Any]:
        spans = draw(st.lists(_span(text), min_size=1, max_size=3))
        evidence = [
            {"source": "s1", "start": a, "end": b, "match": "exact", "text": text[a:b]}
            | {"part": "claim" if not place else "holder"}
            for place, (a, b) in enumerate(spans)
        ]
        form = draw(st.sampled_from(["quote", "paraphrase"]))
        shown = {"text": draw(WORDS), "form": form, "checks": PASSED}
        return {"id": f"ln_{name}", "evidence": evidence, **shown}

    template = raw_seed()["sections"]
    raw["headline"] = line("head")
    raw["summary"] = [line(f"s{n}") for n in range(draw(st.integers(0, 2)))]
    for name, roles in (("positions", "holder"), ("criticism", "critic"), ("next_steps", "actor")):
        raw["sections"][name]["lines"] = [
            template[name]["lines"][0] | line(f"{name}{n}") | {roles: draw(WORDS)}
            for n in range(draw(st.integers(0, 3)))
        ]
    raw["coverage"]["boilerplate"] = [
        {"source": "s1", "start": a, "end": b} for a, b in draw(st.lists(_span(text), max_size=2))
    ]
    return Briefing.model_validate(raw)


@st.composite
def _span(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text) - 1))
    return start, draw(st.integers(start + 1, len(text)))
