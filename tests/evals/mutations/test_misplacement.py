"""Right lines in wrong sections: nothing is lost but the place."""

from evals.mutations.golden import line_id
from evals.mutations.lines import sections
from evals.mutations.misplacement import WrongSection
from service.models import Briefing
from tests.evals.makers import GOLD, TRAM
from tests.evals.mutations.spoilt import lines, made, mutants


def test_every_line_moves_once_and_keeps_its_words_and_its_claim() -> None:
    found = mutants(WrongSection())
    assert sorted(len(each.changed) for each in found) == [2, 3]
    assert {line.text for line in lines(found[0])} == {line.text for line in lines(found[1])}


def test_a_position_becomes_a_criticism_by_the_same_person() -> None:
    (line, *_) = sections(mutants(WrongSection())[0].briefing)["criticism"]
    assert (line.text, getattr(line, "critic", None)) == (TRAM, "Ann Brown")
    assert [piece.part for piece in line.evidence] == ["claim", "critic"]


def test_the_contract_accepts_what_comes_out() -> None:
    for mutant in mutants(WrongSection()):
        assert Briefing.model_validate_json(mutant.briefing.to_json()) == mutant.briefing


def test_a_line_that_is_right_in_both_sections_stays() -> None:
    both = [GOLD["criticism"][0] | {"evidence": [TRAM]}]
    found = mutants(WrongSection(), criticism=both)
    moved = {key for each in found for key in each.changed}
    assert {*made(criticism=both).records} - moved == {line_id("positions", 0)}
