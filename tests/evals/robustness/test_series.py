"""A series: a few hundred texts show no fault; one that is planted is found and named."""

from evals.robustness.series import Found, part, run
from service.engines.extractive import ExtractiveEngine
from tests.evals.robustness.samples import Faulty, texts


def test_a_few_hundred_texts_show_no_fault() -> None:
    found = Found()
    for batch in run(texts(seed=3), range(250), ExtractiveEngine()):
        found.add(batch)
    assert (found.texts, found.refusals.total()) == (250, 250)
    assert found.lines > 500
    assert found.failures == []


def test_a_planted_fault_is_found_shrunk_and_found_again_by_its_number() -> None:
    found = part(texts(), range(20), Faulty(word="would"))
    assert 0 < len(found.failures) < 20
    number, fault, text = found.failures[0]
    assert fault.startswith("ZeroDivisionError")
    assert text == "would"
    again = part(texts(), [number], Faulty(word="would"))
    assert again.failures == found.failures[:1]
