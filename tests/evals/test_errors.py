from evals.errors import BadGold


def test_the_first_fault_is_shown_and_the_others_are_counted() -> None:
    assert str(BadGold(("a: no evidence",))) == "broken gold: a: no evidence"
    assert "and 2 more" in str(BadGold(("a", "b", "c")))
