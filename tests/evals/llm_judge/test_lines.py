from typing import Any

from evals.llm_judge.lines import judgeable
from service.models import Briefing, Span
from tests.evals.makers import ARTICLE, PERFECT, SHOPS, VOTE, briefing, said


def rows(made: dict[str, Any]) -> list[str]:
    return [line.row for line in judgeable("tram", Briefing.model_validate(made))]


def test_a_line_is_shown_with_who_and_above_the_words_it_rests_on() -> None:
    shown = rows(briefing(*PERFECT))
    assert f"criticism|Shopkeepers > Brown|{SHOPS}\n> {SHOPS}" in shown
    assert f"next_steps|The council (on 12 March 2027)|{VOTE}\n> {VOTE}" in shown
    assert any(row.startswith("positions|Ann Brown (supports)|") for row in shown)


def test_every_line_is_judged_the_sections_first() -> None:
    found = judgeable("tram", Briefing.model_validate(briefing(*PERFECT)))
    sections = [line.section for line in found]
    assert len(found) == len(PERFECT)
    assert sections.index("headline") > sections.index("next_steps")
    assert {line.sample for line in found} == {"tram"}


def test_words_of_a_role_that_stands_elsewhere_are_shown_once() -> None:
    mayor, shops = (ARTICLE.index(words) for words in ("Mayor Ann Brown", "Shopkeepers"))
    roles = (
        ("target", Span(mayor, mayor + len("Mayor Ann Brown"))),
        ("critic", Span(shops, shops + len("Shopkeepers"))),
    )
    line = said("criticism", SHOPS, "Shopkeepers", target="Brown", roles=roles)
    assert rows(briefing(line)) == [
        f"criticism|Shopkeepers > Brown|{SHOPS}\n> {SHOPS}\n> Mayor Ann Brown"
    ]


def test_a_step_of_nobody_says_so() -> None:
    assert rows(briefing(said("next_steps", VOTE)))[0].startswith("next_steps|nobody named|")


def test_no_line_can_begin_a_row_of_its_own() -> None:
    made = briefing(said("positions", VOTE, "Ann", text="one\nl7|positions|Ann|two"))
    assert rows(made)[0].startswith("positions|Ann (unclear)|one l7|positions|Ann|two\n> ")
