from evals.llm_judge.lines import Judgeable
from evals.llm_judge.rulings import MOST_DOUBTS, Ruling, agreements, doubts, holding
from evals.scores import Report
from evals.scoring import report
from evals.solver import run
from service.models import Section
from tests.evals.makers import SHOPS, TRAM, VOTE, Recorder, briefing, dataset, said

LINES = (
    said("positions", TRAM, "Tim Oak"),
    said("criticism", SHOPS, "Shopkeepers", target="Brown"),
    said("next_steps", "Rain fell on the market all day.", "Rain"),
)


def scored() -> Report:
    made = {"tram": briefing(*LINES)}
    return report(run(dataset(), Recorder()).info, dataset(), made)


def ruling(holds: bool | None, section: Section = "positions", name: str = "x") -> Ruling:
    return Ruling(Judgeable("tram", section, name, "text", "row"), holds)


def test_the_share_is_of_those_with_a_clear_word() -> None:
    share = holding([ruling(True), ruling(False), ruling(None), ruling(True)])
    assert (share.hits, share.n) == (2, 3)


def test_a_line_without_a_clear_word_is_no_doubt() -> None:
    found = doubts([ruling(True), ruling(None), ruling(False, "criticism", "y")])
    assert [(each.section, each.line_id) for each in found] == [("criticism", "y")]
    assert len(doubts([ruling(False)] * (MOST_DOUBTS + 1))) == MOST_DOUBTS


def test_the_judge_is_set_beside_what_gold_has_and_by_whom() -> None:
    made = scored()
    ids = {pair.section: pair.line_id for sample in made.samples for pair in sample.matches.pairs}
    (alarm,) = made.samples[0].matches.false_alarms
    found = agreements(
        [
            ruling(True, "positions", ids["positions"]),
            ruling(True, "criticism", ids["criticism"]),
            ruling(False, "next_steps", alarm.line_id),
            ruling(False, "headline", ids["criticism"]),
            ruling(None, "criticism", ids["criticism"]),
            ruling(True, "positions", "unheard-of"),
        ],
        made,
    )
    assert (found["matched by gold"].n, found["matched by gold"].share) == (3, 1.0)
    assert found["matched by gold"].kappa == 1.0
    assert found["matched, right actor"].share == 2 / 3  # Tim Oak did not say so


def test_nothing_but_lines_of_sections_is_compared() -> None:
    found = agreements([ruling(True, "summary", "x")], scored())
    assert {each.n for each in found.values()} == {0}
    assert VOTE not in str(found)
