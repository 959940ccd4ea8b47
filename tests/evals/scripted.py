"""A model for evals over loopback: it briefs the made article, and judges by a rule."""

import json
import re

import pytest

from evals.peers import Answer, ChatRequest, Reply, ServerError, Usage

ROWS = {
    "headline": "1|Brown backs the tram",
    "summary": ["1|Mayor Ann Brown backs the new tram"],
    "positions": ["1|Ann Brown|supports|backs the new tram"],
    "criticism": ["2|Shopkeepers|Brown|accuse Brown of ruining the high street"],
    "next_steps": ["3|The council|on 12 March 2027|scheduled|votes"],
}
_ID = re.compile(r"^(l\d+)\|(\w+)\|", re.MULTILINE)


def briefing(request: ChatRequest) -> Answer:
    """Answer with the lines of the article; fail on one in which it snows."""
    if "Snow fell" in request.prompt:
        return ServerError(503)
    return Reply(json.dumps(ROWS), usage=Usage(100, 10))


def judge(request: ChatRequest) -> Answer:
    """Hold everything but criticism, and say nothing of headlines."""
    if "You check lines" not in request.of("system"):
        return briefing(request)
    found = _ID.findall(request.of("user"))
    verdict = {
        "holds": [name for name, section in found if section not in ("criticism", "headline")],
        "fails": [name for name, section in found if section == "criticism"],
    }
    return Reply(json.dumps(verdict), usage=Usage(50, 5))


def use(monkeypatch: pytest.MonkeyPatch, base_url: str, **more: str) -> None:
    """Configure the model as a user does."""
    wanted = {"MODEL": "openai:scripted", "LLM_BASE_URL": base_url} | more
    for name, value in wanted.items():
        monkeypatch.setenv(f"BREVIER_{name}", value)
