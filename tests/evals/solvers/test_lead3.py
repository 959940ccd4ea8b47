from evals.solvers.lead3 import Lead3
from tests.evals.makers import SHOPS, TRAM, VOTE, sample


def test_it_takes_the_first_three_sentences_everywhere() -> None:
    briefing = Lead3().solve(sample())
    assert briefing.headline is not None
    assert briefing.headline.text == TRAM
    assert [line.text for line in briefing.summary] == [TRAM, SHOPS, VOTE]
    for lines in (briefing.sections.positions.lines, briefing.sections.next_steps.lines):
        assert [line.text for line in lines] == [TRAM, SHOPS, VOTE]
