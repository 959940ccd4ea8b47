"""What the parts come to: merging and its failures, what the rules put back, what is counted."""

import pytest

from evals.hostile.honest import ids
from service.engines.extractive import extract
from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.briefed import reason
from service.errors import ContextOverflow, ModelBusy, ModelRefused, ModelTimeout, OverBudget
from service.grounding import ground
from service.models import SECTIONS, Article, Draft
from service.text.reading import Reading
from service.text.split import split
from tests.engines.llm.scripting import Answering, Script, drafted, edited, honest, texts

SMALL = 60


@pytest.fixture(scope="module")
def seed(seed_article: Article) -> Reading:
    return split(seed_article)


def merging(seed: Reading, merge: Answering) -> Draft:
    answering = honest(seed)
    script = Script(lambda r: merge(r) if r.form_name == "merge" else answering(r))
    return drafted(seed, script, chunk_tokens=SMALL)


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (ModelTimeout("late"), "model_failed"),
        (ContextOverflow("long"), "model_failed"),
        (ModelReply(text="", finish="refused"), "model_refused"),
        ("Sure!", "model_unusable"),
        (OverBudget("spent"), "over_budget"),
    ],
)
def test_where_the_merge_fails_lines_stand_in_text_order(
    seed: Reading, answer: object, why: str
) -> None:
    draft = merging(seed, lambda _: answer)
    assert [each.reason for each in draft.degraded] == [why]
    assert "text order" in draft.degraded[0].detail
    for section in SECTIONS:
        places = [each.sentences for each in draft.lines if each.section == section]
        assert places == sorted(places)
        assert places
    assert texts(draft, "headline") == texts(extract_of(seed), "headline")


def extract_of(seed: Reading) -> Draft:
    return extract(seed)


def test_what_the_merge_writes_is_checked(seed: Reading) -> None:
    def merge(request: ModelRequest) -> object:
        first = ids(request)[0]
        return edited(
            ids(request),
            f"{first}|Modi wins in Delhi",
            [f"{first}|China backs talks.", f"{first}|It cost 900 euros."],
        )

    draft = merging(seed, merge)
    assert texts(draft, "headline") == texts(extract(seed), "headline")
    assert texts(draft, "summary") == ["China backs talks."]
    assert {each.section for each in draft.withheld} == {"headline", "summary"}
    assert "Modi" not in str(draft.withheld)


def test_an_empty_article_of_lines_is_not_merged() -> None:
    from tests.grounding.samples import reading

    dull = reading(
        "The sun rose at six over the hills. " * 2 + "Rain fell on the fields in the evening. " * 9
    )
    script = Script(lambda _: {"positions": []})
    draft = drafted(dull, script, chunk_tokens=SMALL)
    assert draft.chunks > 1
    assert not any(each.startswith("merge") for each in script.names)
    assert not draft.degraded


class TestSilence:
    """An article cannot talk a model into leaving its critics out."""

    def critics(self, draft: Draft) -> set[str]:
        return {
            who.name or who.text
            for each in draft.lines
            for who in each.who
            if each.section == "criticism"
        }

    @pytest.mark.parametrize("tokens", [3000, SMALL])
    def test_critics_left_out_are_put_back_and_counted(self, seed: Reading, tokens: int) -> None:
        answering = honest(seed)

        def answer(request: ModelRequest) -> object:
            found = answering(request)
            assert isinstance(found, dict)
            if request.form_name == "merge":
                return {**found, "order": [each for each in found["order"] if each[0] == "p"]}
            return {**found, "criticism": []}

        draft = drafted(seed, Script(answer), chunk_tokens=tokens)
        assert {"John Bolton", "Critics", "U.S.", "EU"} <= self.critics(draft)
        assert draft.left_out == 3
        assert not any(each.strong for each in draft.lines)
        assert len(ground(draft, seed, 40).criticism) >= 3

    def test_a_row_that_cites_everything_silences_nobody(self, seed: Reading) -> None:
        answering = honest(seed)

        def answer(request: ModelRequest) -> object:
            found = answering(request)
            assert isinstance(found, dict)
            wide = "1 2 3 4 5 6 8 10 13 14 15 17|China|supports|support for increased communication"
            return {**found, "positions": [wide], "criticism": []}

        assert {"John Bolton", "Critics"} <= self.critics(drafted(seed, Script(answer)))

    def test_another_holder_in_the_place_of_the_critic_silences_nobody(self, seed: Reading) -> None:
        answering = honest(seed)

        def answer(request: ModelRequest) -> object:
            found = answering(request)
            assert isinstance(found, dict)
            return {
                **found,
                "criticism": [
                    "6|The U.S.|China|indirectly supporting Russia’s war efforts",
                    "14|Russia||security",
                ],
            }

        assert "John Bolton" in self.critics(drafted(seed, Script(answer)))

    def test_critics_among_the_positions_are_not_told_twice(self, seed: Reading) -> None:
        answering = honest(seed)

        def answer(request: ModelRequest) -> object:
            found = answering(request)
            assert isinstance(found, dict)
            moved = [
                f"{n}|{who}|opposes|{text}"
                for n, who, _, text in (row.split("|") for row in found["criticism"])
            ]
            return {
                **found,
                "positions": [*found["positions"], *moved],
                "criticism": [
                    "10|U.S. and European officials||excluding Ukraine from such negotiations"
                ],
            }

        draft = drafted(seed, Script(answer))
        assert draft.left_out == 0
        assert "John Bolton" not in self.critics(draft)

    def test_no_verdict_takes_a_critic_out(self, seed: Reading) -> None:
        answering = honest(seed)

        def answer(request: ModelRequest) -> object:
            if request.name == "verify":
                return {"fail": [f"l{at}" for at in range(60)]}
            return answering(request)

        draft = drafted(seed, Script(answer), verify=True)
        assert {"John Bolton", "Critics", "U.S."} <= self.critics(draft)


def test_a_detail_never_repeats_what_the_article_does_not_have(seed: Reading) -> None:
    answering = honest(seed)

    def answer(request: ModelRequest) -> object:
        found = answering(request)
        assert isinstance(found, dict)
        return {
            **found,
            "positions": [
                *found["positions"],
                "4|Secret Key 4711|neutral|x",
                "4|Guo Jiakun|neutral|Trump met Zoltan Quark",
            ],
        }

    draft = drafted(seed, Script(answer))
    assert sum(each.count for each in draft.withheld) == 2
    assert "4711" not in str(draft.withheld)
    assert "Quark" not in str(draft.withheld)


def test_reasons() -> None:
    assert reason(ModelBusy("x")) == "model_failed"
    assert reason(ModelRefused("x")) == "model_refused"
    assert reason(OverBudget("x")) == "over_budget"
