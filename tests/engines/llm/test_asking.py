"""The requests of the engine: what stays the same for a prompt cache, what goes in, how long."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from service.engines.llm.asking import EDITED, VERDICT, WHOLE, Asker, part, prompts
from service.engines.llm.base import ModelRequest
from service.engines.llm.rows import schema
from service.text.tokens import load_counter

ASKER = Asker(prompts(), load_counter())
NASTY = "[1] A {x}, {article}, {{task}}, %s, $y and {0.__class__}.\n[2] \\n “{”"


def test_all_that_comes_before_the_article_is_the_same_for_every_call() -> None:
    asked = [
        ASKER.extract(name, article, part(n, 3), 100 * n)
        for n, (name, article) in enumerate([("extract 1", "one"), ("extract 2", NASTY)], 1)
    ]
    first, second = ([each.model_dump_json() for each in one.messages] for one in asked)
    assert first[:-1] == second[:-1]
    assert first[-1] != second[-1]
    said = ASKER.prompts.extract
    assert [each.speaker for each in asked[0].messages] == [
        "system",
        *["user", "assistant"] * len(said.examples),
        "user",
    ]
    assert asked[0].messages[0].text == said.system
    assert asked[0].messages[2].text == said.examples[0].answer


@pytest.mark.parametrize(
    "words", ["{x}", "{article}", "{{}}", NASTY, "{", "}", "{article!r:{task}}"]
)
def test_words_go_in_as_they_are(words: str) -> None:
    asked = ASKER.extract("extract 1", words, WHOLE, 10)
    assert asked.messages[-1].text == f"{words}\n{WHOLE}"
    mended = ASKER.repair(asked, words, words)
    assert mended.messages[-2].text == words
    assert mended.messages[-1].text.startswith(f"{words}\n")
    assert ASKER.merge("merge", words, 3).messages[-1].text == words
    assert ASKER.verify("verify", words, 3).messages[-1].text == words


def test_a_repair_goes_on_with_the_conversation() -> None:
    asked = ASKER.extract("extract 2.1", "words", WHOLE, 10)
    mended = ASKER.repair(asked, '{"headline":', "It was cut off.")
    assert mended.name == "repair 2.1"
    assert mended.messages[: len(asked.messages)] == asked.messages
    assert [each.speaker for each in mended.messages[len(asked.messages) :]] == [
        "assistant",
        "user",
    ]
    assert (mended.form, mended.most_tokens) == (asked.form, asked.most_tokens)
    assert mended.prompt_tokens > asked.prompt_tokens


def test_tokens_are_counted_and_answers_bounded() -> None:
    asked = ASKER.extract("extract 1", NASTY, WHOLE, 1000)
    texts = sum(ASKER.counter.count(each.text) for each in asked.messages)
    assert asked.prompt_tokens == texts + 4 * len(asked.messages)
    assert asked.most_tokens == 600 + 1500
    assert ASKER.merge("merge", "p1|who|what", 40).most_tokens == 600 + 240
    assert ASKER.verify("verify", "l1|who|what", 40).most_tokens == 100 + 240


def test_each_call_has_its_form() -> None:
    asked = ASKER.extract("extract 1", "words", WHOLE, 10)
    calls = [asked, ASKER.repair(asked, "", "x"), ASKER.merge("m", "", 1), ASKER.verify("v", "", 1)]
    names = ["briefing", "briefing", "merge", "verdict"]
    assert [each.form_name for each in calls] == names
    assert [each.form for each in calls] == [schema(), schema(), EDITED, VERDICT]
    for call in calls:
        assert ModelRequest.model_validate_json(call.model_dump_json()) == call


@pytest.mark.parametrize("form", [EDITED, VERDICT], ids=["merge", "verify"])
def test_the_forms_are_strict_and_bounded(form: Mapping[str, Any]) -> None:
    assert form["additionalProperties"] is False
    assert form["required"] == list(form["properties"])
    for each in _inner(form):
        assert each["maxLength" if each["type"] == "string" else "maxItems"] > 0


def _inner(form: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for each in (*form.get("properties", {}).values(), *filter(None, [form.get("items")])):
        yield each
        yield from _inner(each)


def test_the_last_words_say_which_part_is_shown() -> None:
    assert part(1, 1) == WHOLE
    assert part(2, 3).startswith("This is part 2 of 3 of an article")
    assert "headline" in part(1, 2)


def test_the_receipt_names_every_prompt() -> None:
    refs = prompts().refs
    assert [each.name for each in refs] == ["extract", "repair", "merge", "verify"]
    assert len({each.sha256 for each in refs}) == 4
