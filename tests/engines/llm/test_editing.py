"""The editing of many lines: order, headline and summary by ids, whatever a model makes of them."""

import asyncio

import pytest

from evals.hostile.honest import ids
from service.engines.llm.base import ModelReply, ModelRequest
from service.engines.llm.editing import Edited, Editor
from service.engines.llm.tally import Tally
from service.errors import ContextOverflow, ModelError, ModelRefused, ModelTimeout, ModelUnusable
from service.models import SECTIONS, DraftLine, Mention, Section
from tests.engines.llm.scripting import ASKER, Answering, Script, edited


def lines(many: int, sections: tuple[Section, ...] = SECTIONS, words: int = 4) -> list[DraftLine]:
    return [
        DraftLine(
            section=sections[number % len(sections)],
            text=f"line {number} " + "says more " * words,
            sentences=(number + 1,),
            who=(Mention(text=f"Speaker {number}"),),
        )
        for number in range(many)
    ]


def edit(
    script: Script, mine: list[DraftLine], offered: list[DraftLine] | None = None, room: int = 3000
) -> Edited:
    return asyncio.run(Editor(ASKER, Tally(script), room).edit(mine, offered or []))


def order(*wanted: str) -> Answering:
    return lambda _: edited(wanted)


def test_the_model_is_shown_ids_names_and_words() -> None:
    script = Script(order())
    mine = lines(3)
    target = mine[1].model_copy(update={"target": (Mention(text="it", name="Tidewell"),)})
    edit(script, [mine[0], target, mine[2]], lines(1))
    (request,) = script.asked
    assert request.name == "merge 1"
    shown = request.messages[-1].text.split("\n")[1:-1]
    assert [row.split("|")[0] for row in shown] == ["p1", "c1", "n1", "x1"]
    assert shown[1].split("|")[1] == "Speaker 1 > Tidewell"


def test_lines_come_in_the_order_that_was_answered() -> None:
    mine = lines(6)
    found = edit(Script(order("n2", "p2", "c1", "p1", "n1", "c2")), mine)
    assert [each.text.split()[1] for each in found.order] == ["5", "3", "1", "0", "2", "4"]


@pytest.mark.parametrize(
    "answered",
    [
        [],
        ["c1"],
        ["c1", "c1", "c1", "p1"],
        ["c9", "q1", "x7", "c1", "", "p1 p2"],
        [None, 4, {"id": "p1"}, ["p1"], "c1"],
        "c1",
        None,
    ],
)
def test_forgotten_unknown_and_doubled_ids_lose_and_add_nothing(answered: object) -> None:
    mine = lines(6)
    found = edit(Script(lambda _: {"order": answered}), mine)
    assert sorted(each.text for each in found.order) == sorted(each.text for each in mine)
    first = mine[1] if isinstance(answered, list) and "c1" in answered else mine[0]
    assert found.order[0] == first


def test_what_is_offered_comes_in_only_where_it_is_wanted() -> None:
    mine, offered = lines(3), lines(2, ("criticism",), 9)
    assert len(edit(Script(order("p1")), mine, offered).order) == 3
    found = edit(Script(order("p1", "x2", "x2", "x9")), mine, offered)
    assert [each for each in found.order if each in offered] == [offered[1]]
    assert len(found.order) == 4


def test_headline_and_summary_rest_on_the_sentences_of_their_lines() -> None:
    answer = edited(
        [], "p1 n1|Port closes", ["c1|Dockers object.", "p9|Nobody.", "no ids", "c2|", "p2|Late."]
    )
    found = edit(Script(lambda _: answer), lines(6))
    assert [(each.section, each.text, each.sentences) for each in found.written] == [
        ("headline", "Port closes", (1, 3)),
        ("summary", "Dockers object.", (2,)),
    ]


@pytest.mark.parametrize(
    "fields", [{"headline": 7, "summary": "x"}, {"headline": None, "summary": [1, {}]}]
)
def test_nonsense_in_the_right_fields_writes_nothing(fields: dict[str, object]) -> None:
    assert not edit(Script(lambda _: {**fields, "order": []}), lines(2)).written


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("Sure!", ModelUnusable),
        ("", ModelUnusable),
        ({"lines": []}, ModelUnusable),
        (ModelReply(text="{}", finish="refused"), ModelRefused),
        (ModelReply(text="", finish="filtered"), ModelRefused),
        (ModelTimeout("late"), ModelTimeout),
    ],
)
def test_what_cannot_be_used_is_an_error(answer: object, error: type[ModelError]) -> None:
    with pytest.raises(error):
        edit(Script(lambda _: answer), lines(3))


def test_an_answer_cut_off_is_used_as_far_as_it_goes() -> None:
    cut = ModelReply(text='{"headline":"p1|x","summary":[],"order":["c1","p', finish="length")
    assert edit(Script(lambda _: cut), lines(3)).order[0].section == "criticism"


class TestManyLines:
    """What does not fit into one call is ordered in groups first."""

    def test_groups_go_out_at_once_and_the_best_halves_meet(self) -> None:
        script = Script(lambda request: edited(ids(request)))
        mine = lines(800, words=20)
        found = edit(script, mine)
        assert script.names[:3] == ["merge 1.1", "merge 1.2", "merge 1.3"]
        assert script.names[-1].count(".") == 0
        assert len(script.names) == len(set(script.names))
        assert sorted(each.sentences for each in found.order) == [each.sentences for each in mine]
        for request in script.asked:
            assert request.prompt_tokens < 4 * 3000 + 600

    def test_each_section_has_its_best_in_the_last_call(self) -> None:
        def sorted_by_section(request: ModelRequest) -> object:
            return edited(sorted(ids(request), key=lambda each: "pcn".index(each[0])))

        script = Script(sorted_by_section)
        edit(script, lines(800, words=20))
        assert {each[0] for each in ids(script.asked[-1])} == {"p", "c", "n"}

    @pytest.mark.parametrize("words", [400, 1500])
    def test_lines_that_fill_a_call_each_come_to_an_end(self, words: int) -> None:
        script = Script(lambda request: edited(ids(request)))
        found = edit(script, lines(9, words=words), room=200)
        assert len(found.order) == 9
        assert len(script.asked) < 20

    def test_where_one_group_fails_the_others_are_waited_for(self) -> None:
        ended: list[str] = []

        async def call(request: ModelRequest) -> ModelReply:
            if request.name == "merge 1.1":
                raise ModelTimeout("late")
            await asyncio.sleep(0.01)
            ended.append(request.name)
            return ModelReply(text='{"order":[]}')

        async def run() -> None:
            tally = Tally(call)
            with pytest.raises(ModelTimeout):
                await Editor(ASKER, tally, 3000).edit(lines(800, words=20), [])
            assert len(ended) == tally.calls - 1 > 0

        asyncio.run(run())

    def test_what_is_too_long_for_the_model_goes_in_smaller_groups(self) -> None:
        def answer(request: ModelRequest) -> object:
            return (
                ContextOverflow("too long")
                if request.prompt_tokens > 1500
                else edited(ids(request))
            )

        script = Script(answer)
        mine = lines(35, words=20)
        found = edit(script, mine)
        assert script.names[0] == "merge 1"
        assert len(script.names) == len(set(script.names))
        assert sorted(each.sentences for each in found.order) == [each.sentences for each in mine]

    def test_a_model_that_reads_nothing_is_given_up(self) -> None:
        script = Script(lambda _: ContextOverflow("too long"))
        with pytest.raises(ContextOverflow):
            edit(script, lines(9))
        assert len(script.asked) < 20
