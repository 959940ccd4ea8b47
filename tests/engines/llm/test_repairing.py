"""One repair a part for all causes: when it is asked, what it says, what comes of it."""

import json

import pytest

from service.engines.llm.base import ModelReply, ModelRequest
from service.errors import ModelError
from service.models import Article, Draft
from service.text.reading import Reading
from service.text.split import split
from tests.engines.llm.scripting import Script, drafted, honest, texts

GOOD = "4|Guo Jiakun|supports|praised the enhanced communication"
BAD = "4|Guo Jiakun|supports|praised the enhanced communication with Narendra Modi"


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


def _answered(
    seed: Reading, *bad: str, again: object = "{}", drop: str = ""
) -> tuple[Script, Draft]:
    """Answer honestly, with bad rows beside; then with `again`."""
    answering = honest(seed)

    def answer(request: ModelRequest) -> object:
        if request.name.startswith("repair"):
            return again
        found = answering(request)
        assert isinstance(found, dict)
        found["positions"] = [row for row in found["positions"] if not row.startswith(drop or "#")]
        found["positions"] += bad
        return found

    script = Script(answer)
    return script, drafted(seed, script)


def test_nothing_is_asked_again_where_all_stands(seed: Reading) -> None:
    script, draft = _answered(seed)
    assert script.names == ["extract 1"]
    assert draft.repairs == 0


def test_all_causes_are_told_in_one_call(seed: Reading) -> None:
    bad = [
        BAD,
        "99|Guo Jiakun|supports|dialogue",
        "2|only two",
        "5|Beijing|demands|called for 300 envoys",
    ]
    script, draft = _answered(seed, *bad)
    assert script.names == ["extract 1", "repair 1"]
    assert draft.repairs == 1
    told = script.asked[1].messages[-1].text
    assert "which was not shown" in told
    assert "'Guo Jiakun'" not in told
    assert "fields" in told
    assert "300" in told
    assert told.count("\n- ") >= 3
    assert sum(each.count for each in draft.withheld) == 4
    assert len(texts(draft, "positions")) == 10


def test_the_repair_goes_on_in_the_same_conversation(seed: Reading) -> None:
    script, _ = _answered(seed, BAD)
    first, second = script.asked
    assert second.messages[: len(first.messages)] == first.messages
    assert second.messages[-2].speaker == "assistant"
    assert json.loads(second.messages[-2].text)["positions"][-1] == BAD
    assert second.form == first.form


def test_a_good_row_in_its_place_leaves_nothing_withheld(seed: Reading) -> None:
    _, draft = _answered(seed, BAD, again={"positions": [GOOD]}, drop="4|")
    assert draft.repairs == 1
    assert not draft.withheld
    assert "praised the enhanced communication" in texts(draft, "positions")


def test_one_bad_line_among_ten_leaves_nine(seed: Reading) -> None:
    answering = honest(seed)
    before = texts(drafted(seed, Script(answering)), "positions")
    assert len(before) == 10
    _, draft = _answered(seed, BAD, drop="4|")
    assert len(texts(draft, "positions")) == 9
    (withheld,) = draft.withheld
    assert (withheld.section, withheld.count) == ("positions", 1)
    assert withheld.reason == "name_not_in_evidence"


def test_the_same_fault_twice_is_counted_once(seed: Reading) -> None:
    _, draft = _answered(seed, BAD, again={"positions": [BAD]})
    assert sum(each.count for each in draft.withheld) == 1


def test_a_second_answer_that_says_all_again_adds_nothing(seed: Reading) -> None:
    answering = honest(seed)
    before = drafted(seed, Script(answering))
    script = Script(answering)
    drafted(seed, script)
    whole = answering(script.asked[0])
    assert isinstance(whole, dict)
    other = whole | {
        "headline": "1|China backs talks",
        "summary": ["1|China has expressed support for communication."],
    }
    _, draft = _answered(seed, BAD, again=other)
    assert texts(draft) == texts(before)
    assert sum(each.count for each in draft.withheld) == 1


def test_a_line_that_stood_before_is_no_repair_of_one_that_fell(seed: Reading) -> None:
    """The fallen row is about the same sentence as one that stands, and is not said again."""
    answering = honest(seed)
    script = Script(answering)
    drafted(seed, script)
    _, draft = _answered(seed, BAD, again=answering(script.asked[0]))
    assert sum(each.count for each in draft.withheld) == 1


def test_a_row_of_another_section_mends_no_unreadable_one(seed: Reading) -> None:
    step = "17|they|expected|meet with Zelensky"
    _, draft = _answered(
        seed,
        "2|only two",
        again={"summary": [], "headline": "1|China speaks", "next_steps": [step]},
    )
    assert [each.section for each in draft.withheld if each.section == "positions"] == ["positions"]


def test_an_unreadable_answer_is_asked_for_again(seed: Reading) -> None:
    answering = honest(seed)
    script = Script(lambda r: answering(r) if r.name.startswith("repair") else "Sure!")
    draft = drafted(seed, script)
    assert script.names == ["extract 1", "repair 1"]
    assert "was not one JSON object" in script.asked[1].messages[-1].text
    assert not draft.degraded
    assert len(texts(draft, "positions")) == 10


@pytest.mark.parametrize("section", ["positions", "criticism", "next_steps"])
def test_a_section_empty_against_the_rules_is_asked_about(seed: Reading, section: str) -> None:
    answering = honest(seed)

    def answer(request: ModelRequest) -> object:
        found = answering(request)
        assert isinstance(found, dict)
        return found if request.name.startswith("repair") else {**found, section: []}

    script = Script(answer)
    draft = drafted(seed, script)
    assert script.names == ["extract 1", "repair 1"]
    told = script.asked[1].messages[-1].text
    assert {"positions": "[4]", "criticism": "[14]", "next_steps": "[17]"}[section] in told
    assert len(texts(draft, section)) == len(texts(drafted(seed, Script(answering)), section))


def test_a_failed_repair_keeps_the_first_answer(seed: Reading) -> None:
    _, draft = _answered(seed, BAD, again=ModelError("gone"))
    assert (draft.model_calls, draft.repairs) == (2, 1)
    assert len(texts(draft, "positions")) == 10
    assert sum(each.count for each in draft.withheld) == 1
    assert not draft.degraded


def test_a_refused_repair_keeps_the_first_answer(seed: Reading) -> None:
    _, draft = _answered(seed, BAD, again=ModelReply(text="No.", finish="refused"))
    assert len(texts(draft, "positions")) == 10


def test_at_most_one_repair_a_part(seed: Reading) -> None:
    def answer(request: ModelRequest) -> object:
        if request.form_name == "merge":
            return {"order": []}
        return {"positions": ["1|x"]}

    script = Script(answer)
    draft = drafted(seed, script, chunk_tokens=150)
    parts = sum(each.startswith("extract") for each in script.names)
    assert parts > 3
    assert sum(each.startswith("repair") for each in script.names) == parts == draft.repairs


def test_at_most_a_dozen_faults_are_told(seed: Reading) -> None:
    script, draft = _answered(seed, *(f"{n}|x|y|z" for n in range(50, 80)))
    assert script.asked[1].messages[-1].text.count("which was not shown") == 12
    assert sum(each.count for each in draft.withheld) == 30
