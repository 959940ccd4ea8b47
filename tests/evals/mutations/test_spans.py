"""Evidence that slips, and evidence that is somewhere else."""

from evals.mutations.spans import ShiftSpan, WrongEvidence
from tests.evals.makers import ARTICLE
from tests.evals.mutations.spoilt import changed, made, mutants
from tests.evals.mutations.test_invention import RIVER


def test_shifted_offsets_no_longer_hold_their_words() -> None:
    claims = [line.evidence[0] for line in changed(mutants(ShiftSpan()))]
    assert len(claims) == len(made().records)
    assert [c for c in claims if ARTICLE[c.start : c.end] == c.text or c.end > len(ARTICLE)] == []


def test_wrong_evidence_holds_its_words_and_says_something_else() -> None:
    for line in changed(mutants(WrongEvidence(), "gist", article=RIVER)):
        claim = line.evidence[0]
        assert RIVER[claim.start : claim.end] == claim.text != line.text


def test_without_a_free_sentence_there_is_no_wrong_evidence() -> None:
    assert mutants(WrongEvidence(), "gist") == []
