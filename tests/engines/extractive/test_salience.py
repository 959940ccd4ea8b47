"""Salience: surer, earlier, and about the main actors goes first; the rest is left out."""

from service.engines.extractive.salience import ranked
from service.english.study import study
from tests.engines.extractive.samples import proposal
from tests.grounding.samples import reading

TEXT = "Ana Ruiz met Peter Hall. Ana Ruiz spoke. Ana Ruiz left. Ana Ruiz slept."
CAST = study(reading(TEXT)).cast
MAIN, OTHER = (
    next(at for at, each in enumerate(CAST.actors) if each.name == name)
    for name in ("Ana Ruiz", "Peter Hall")
)


def test_surer_goes_first() -> None:
    doubtful, sure = proposal("a", 1, sure=0.5), proposal("b", 1, sure=0.9)
    assert ranked([doubtful, sure], CAST, 9) == [sure, doubtful]


def test_earlier_goes_first() -> None:
    late, early = proposal("a", 30, sure=0.55), proposal("b", 2, sure=0.5)
    assert ranked([late, early], CAST, 9) == [early, late]


def test_a_main_actor_goes_first_as_holder_or_target() -> None:
    other, main = proposal("a", 2, who=OTHER), proposal("b", 2, who=MAIN)
    aimed = proposal("c", 2, who=OTHER, target=MAIN)
    assert ranked([other, main, aimed], CAST, 9) == [main, aimed, other]


def test_equals_stay_in_the_order_of_the_text() -> None:
    same = [proposal(str(n), 3) for n in range(4)]
    assert ranked(same, CAST, 9) == same


def test_no_more_than_asked_for() -> None:
    assert len(ranked([proposal(str(n), n) for n in range(1, 9)], CAST, 3)) == 3
