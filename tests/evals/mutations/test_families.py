"""The list of mutations: what the issue names is there, and each can be told from the others."""

from evals.mutations.families import MUTATIONS


def test_every_mutation_has_a_name_of_its_own() -> None:
    names = [mutation.name for mutation in MUTATIONS]
    assert len(names) == len(set(names)) >= 20
