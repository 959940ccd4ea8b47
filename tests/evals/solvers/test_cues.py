import pytest

from evals.solvers.cues import CueWords
from tests.evals.makers import SHOPS, sample


def test_a_sentence_goes_where_its_words_point() -> None:
    sections = CueWords().solve(sample()).sections
    assert [line.text for line in sections.criticism.lines] == [SHOPS]
    assert [line.critic for line in sections.criticism.lines] == ["Shopkeepers"]
    assert [line.actor for line in sections.next_steps.lines] == ["Councillor Tim Oak"]


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        ("Brown said so.", (1, 0, 0)),
        ("Brown criticised Oak, she said.", (0, 1, 0)),
        ("Brown will say so, she said.", (1, 0, 1)),
        ("Nothing of the kind.", (0, 0, 0)),
        ("Brown willed it.", (0, 0, 0)),
    ],
)
def test_one_cue_is_enough_and_criticism_is_no_position(
    words: str, counts: tuple[int, int, int]
) -> None:
    bare = {"headline_facts": (), "positions": (), "criticism": (), "next_steps": (), "traps": ()}
    body = CueWords().solve(sample("x", f"{words} It rained.", **bare)).sections
    found = (body.positions.lines, body.criticism.lines, body.next_steps.lines)
    assert tuple(map(len, found)) == counts
