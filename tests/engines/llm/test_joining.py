"""Joining by code: what is there twice goes, answers and conditions come from the rules."""

from service.engines.llm.joining import completed, in_order, joined
from service.models import DraftLine, Excerpt, Mention, Section


def line(
    section: Section,
    text: str,
    who: str = "",
    target: str = "",
    at: tuple[int, ...] = (1,),
    **more: object,
) -> DraftLine:
    return DraftLine.model_validate(
        {
            "section": section,
            "text": text,
            "sentences": at,
            "who": (Mention(text=who),) if who else (),
            "target": (Mention(text=target),) if target else (),
            **more,
        }
    )


class TestJoined:
    def test_the_same_told_twice_is_told_once(self) -> None:
        one = line("positions", "wants the port closed", "Ana", at=(4,))
        two = line("positions", "wants the port closed soon", "ana", at=(4, 5))
        assert joined([one, two]) == [one]

    def test_another_sentence_section_who_target_or_polarity_is_another_line(self) -> None:
        one = line("positions", "wants the port closed", "Ana", polarity="demands")
        others = [
            line("positions", "wants the port closed", "Ana", at=(2,), polarity="demands"),
            line("positions", "wants the port closed", "Bo", polarity="demands"),
            line("positions", "wants the port closed", "Ana", polarity="opposes"),
            line("criticism", "wants the port closed", "Ana", polarity="demands"),
            line("criticism", "wants the port closed", "Ana", "Bo", polarity="demands"),
        ]
        assert joined([one, *others]) == [one, *others]

    def test_other_words_are_another_line(self) -> None:
        lines = [
            line("positions", "close the port", "Ana"),
            line("positions", "raise the tax on fuel", "Ana"),
        ]
        assert joined(lines) == lines

    def test_names_count_as_they_are_resolved(self) -> None:
        one = line("positions", "wants it closed", "Ana Ruiz")
        she = one.model_copy(update={"who": (Mention(text="she", name="Ana Ruiz"),)})
        assert joined([one, she]) == [one]

    def test_a_headline_goes_only_for_the_same_words(self) -> None:
        lines = [
            line("headline", "Port closes"),
            line("headline", "Port closes"),
            line("headline", "Port to close"),
        ]
        assert joined(lines) == [lines[0], lines[2]]

    def test_it_is_linear(self) -> None:
        lines = [
            line("positions", f"wants port {n} closed", "Ana", at=(n, n + 1))
            for n in range(1, 5000)
        ]
        assert len(joined(lines)) <= len(lines)


def test_lines_go_as_the_text_goes_and_keep_their_order_in_a_sentence() -> None:
    lines = [
        line("positions", "c", at=(9,)),
        line("criticism", "b", at=(3, 8)),
        line("positions", "a", at=(3,)),
    ]
    assert [each.text for each in in_order(lines)] == ["b", "a", "c"]
    assert in_order([line("positions", "x", at=()), *lines])[0].text == "x"


class TestCompleted:
    def test_a_condition_of_the_rules_is_taken_over(self) -> None:
        beside = [
            line(
                "next_steps",
                "vote",
                "councillors",
                at=(4,),
                condition=Excerpt(text="if it is ready"),
            )
        ]
        mine = [
            line("next_steps", "will vote", "councillors", at=(4,)),
            line("positions", "x", "Ana", at=(4,)),
        ]
        found = completed(mine, beside)
        assert found[0].condition == Excerpt(text="if it is ready")
        assert found[1].condition is None
        own = line("next_steps", "vote", at=(4,), condition=Excerpt(text="mine"))
        assert completed([own], beside) == [own]

    def test_an_answer_of_the_rules_is_found_in_the_lines(self) -> None:
        beside = [
            line("criticism", "a broken promise", "Dockers", "Tidewell", at=(2,), reply=1),
            line("positions", "kept its word", "Tidewell", at=(6,)),
        ]
        mine = [
            line("positions", "something else", "Ines Barr", at=(6,)),
            line("positions", "says it kept its word", "Tidewell", at=(6,)),
            line("criticism", "accuse it of a broken promise", "Dockers", "Tidewell", at=(2,)),
        ]
        assert completed(mine, beside)[2].reply == 1

    def test_a_criticism_answers_itself_never(self) -> None:
        beside = [
            line("criticism", "a broken promise", "Dockers", "Tidewell", at=(2,), reply=1),
            line("positions", "kept its word", "Tidewell", at=(2,)),
        ]
        mine = [
            line("criticism", "accuse it of a broken promise", "Dockers", "Tidewell", at=(2,)),
            line("positions", "says it kept its word", "Tidewell", at=(2,)),
        ]
        assert [each.reply for each in completed(mine, beside)] == [1, None]
        assert completed(mine[:1], beside)[0].reply is None

    def test_whom_it_faults_may_fault_the_critic_back_soon_after(self) -> None:
        one = line("criticism", "lied", "Ana", "Bo", at=(2,))
        back = line("criticism", "talks nonsense", "Bo", "Ana", at=(5,))
        late = line("criticism", "talks nonsense", "Bo", "Ana", at=(20,))
        other = line("criticism", "talks nonsense", "Cy", "Ana", at=(3,))
        assert completed([one, back], [])[0].reply == 1
        assert completed([one, late], [])[0].reply is None
        assert completed([one, other], [])[0].reply is None
