"""The second opinion: only weak lines are judged, only weak lines go."""

import asyncio

import pytest

from service.engines.llm.base import ModelReply
from service.engines.llm.tally import Tally
from service.engines.llm.verdict import Verdict, verdict
from service.errors import ModelTimeout
from service.grounding import Refusal, Witnesses, examine
from service.models import Article, DraftLine
from service.text.reading import Reading
from service.text.split import split
from tests.engines.llm.scripting import ASKER, Script, drafted, honest, texts
from tests.grounding.samples import line

SURE = line("positions", "praised the enhanced communication", "Guo Jiakun", sentences=(4,))
WEAK = line(
    "criticism", "threatens Ukraine’s sovereignty and security", "John Bolton", sentences=(14,)
)
OTHER = line(
    "positions", "supports prioritizing a negotiated settlement", "His team", sentences=(12,)
)
TITLE = line("headline", "China supports communication", sentences=(1,))


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


@pytest.fixture(scope="module")
def witnesses(seed: Reading) -> Witnesses:
    return Witnesses(seed)


def judged(witnesses: Witnesses, script: Script, *exempt: DraftLine) -> Verdict:
    return asyncio.run(verdict([TITLE, SURE, WEAK, OTHER], exempt, witnesses, ASKER, Tally(script)))


def test_the_samples_are_what_they_are_called(witnesses: Witnesses) -> None:
    sure, weak, other = examine([SURE, WEAK, OTHER], witnesses)
    assert not any(isinstance(each, Refusal) for each in (sure, weak, other))
    assert "undecided" not in sure.model_dump().values()  # type: ignore[union-attr]  # as said
    assert "undecided" in weak.model_dump().values()  # type: ignore[union-attr]
    assert "undecided" in other.model_dump().values()  # type: ignore[union-attr]


def test_only_weak_lines_are_shown_and_those_that_fail_go(witnesses: Witnesses) -> None:
    script = Script(lambda _: {"fail": ["l2", "l1", "l0", "l9", 7]})
    found = judged(witnesses, script)
    (request,) = script.asked
    assert request.name == "verify"
    shown = request.messages[-1].text
    assert "l2|John Bolton|threatens Ukraine’s sovereignty" in shown
    assert "> John Bolton, former National Security Advisor" in shown
    assert "l1|" not in shown
    assert "l0|" not in shown
    assert found.faulted == {2}
    (withheld,) = found.held_back
    assert (withheld.section, withheld.detail, withheld.count) == (
        "criticism",
        "judged by the model",
        1,
    )


@pytest.mark.parametrize(
    "answer",
    [
        {"fail": []},
        {"fail": "l2"},
        {"fail": None},
        {},
        "no",
        "",
        ModelTimeout("late"),
        ModelReply(text="I cannot.", finish="refused"),
    ],
)
def test_without_a_clear_verdict_all_stay(witnesses: Witnesses, answer: object) -> None:
    assert judged(witnesses, Script(lambda _: answer)) == Verdict()


def test_the_lines_of_the_rules_are_not_judged(witnesses: Witnesses) -> None:
    script = Script(lambda _: {"fail": ["l2", "l3"]})
    found = judged(witnesses, script, WEAK)
    assert "l2|" not in script.asked[0].messages[-1].text
    assert found.faulted == {3}


def test_where_nothing_is_weak_nothing_is_asked(witnesses: Witnesses) -> None:
    script = Script(lambda _: {"fail": ["l0"]})
    found = asyncio.run(verdict([TITLE, SURE], [], witnesses, ASKER, Tally(script)))
    assert not script.asked
    assert found == Verdict()


def test_the_engine_asks_only_where_it_is_told_to(seed: Reading) -> None:
    answering = honest(seed)

    def answer(request: object) -> object:
        name = request.name  # type: ignore[attr-defined]  # a request
        if name == "verify":
            return {"fail": [f"l{at}" for at in range(40)]}
        found = answering(request)  # type: ignore[arg-type]
        assert isinstance(found, dict)
        return {
            **found,
            "positions": [
                *found["positions"],
                "12|His team|supports|supports prioritizing a negotiated settlement",
            ],
        }

    plain = drafted(seed, Script(answer))
    assert plain.model_calls == 1
    assert "supports prioritizing a negotiated settlement" in texts(plain)
    script = Script(answer)
    checked = drafted(seed, script, verify=True)
    assert script.names == ["extract 1", "verify"]
    assert checked.model_calls == 2
    assert "supports prioritizing a negotiated settlement" not in texts(checked)
    assert {each.detail for each in checked.withheld} == {"judged by the model"}
    strong = ["such concessions would undermine Ukraine’s sovereignty and security"]
    assert strong[0] in texts(checked, "criticism")
