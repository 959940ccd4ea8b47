"""Lines of a briefing: put in, reworded, given other evidence and other names."""

from evals.mutations.golden import golden
from evals.mutations.lines import (
    claims_of,
    rebuilt,
    recast,
    resting_on,
    roles,
    sections,
    told,
    who_of,
)
from service.models import SECTIONS, Criticism, Span
from tests.evals.makers import ARTICLE, sample

GOLDEN = golden(sample())
(CRITICISM,) = sections(GOLDEN.briefing)["criticism"]


def test_a_section_without_lines_says_so() -> None:
    bare = rebuilt(GOLDEN.briefing, {"criticism": ()}).sections
    assert (bare.criticism.status, bare.positions.status) == ("none_found", "found")


def test_other_words_of_the_evidence_are_a_quote_and_others_are_not() -> None:
    forms = [told(CRITICISM, text).form for text in ("ruining the high street", "ruins the street")]
    assert forms == ["quote", "paraphrase"]


def test_a_name_that_the_claim_has_is_cited_there() -> None:
    line = recast(CRITICISM, "critic", "Brown")
    (piece,) = (each for each in line.evidence if each.part == "critic")
    assert (line.critic, ARTICLE[piece.start : piece.end]) == ("Brown", "Brown")  # type: ignore[union-attr]


def test_a_name_that_the_claim_has_not_keeps_the_words_that_meant_another() -> None:
    line = recast(CRITICISM, "target", "Tim Oak")
    assert isinstance(line, Criticism)
    assert (line.target, line.evidence) == ("Tim Oak", CRITICISM.evidence)


def test_a_line_can_rest_on_other_words() -> None:
    line = resting_on(CRITICISM, ARTICLE, [Span(0, 5)])
    assert [piece.text for piece in claims_of(line)] == ["Mayor"]
    assert line.evidence[1:] == CRITICISM.evidence[1:]


def test_who_is_named_differently_in_each_section() -> None:
    firsts = [sections(GOLDEN.briefing)[section][0] for section in SECTIONS]
    assert [who_of(line) for line in firsts] == ["holder", "critic", "actor"]


def test_a_criticism_has_two_roles() -> None:
    assert roles(GOLDEN.records.values()) == len(GOLDEN.records) + 1
