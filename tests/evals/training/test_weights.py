"""The weights file: it is what the script in the repository makes of the articles beside it."""

import pytest

from evals.dataset import TRAIN, load
from evals.training.examples import Example, examples
from evals.training.weights import WEIGHTS, learn, write


@pytest.mark.timeout(600)  # half a minute of work, on a machine that may have others
def test_the_file_is_what_the_training_writes_byte_for_byte() -> None:
    assert write(examples(load(TRAIN).samples)) == WEIGHTS.read_text(encoding="utf-8")


def test_the_file_stays_small() -> None:
    assert WEIGHTS.stat().st_size < 3_000_000


def test_a_feature_of_few_articles_is_not_weighed() -> None:
    names = ["one", "two", "three"]
    rare = [Example(name, frozenset(["bias", "rare"]), True) for name in names[:2]]
    often = [Example(name, frozenset(["bias", "often"]), False) for name in names]
    assert set(learn([*rare, *often])) <= {"bias", "often"}
