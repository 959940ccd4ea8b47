"""Properties that are worked out once."""

from service.grounding.lazy import lazy


class Counted:
    """Counts how often its property is worked out."""

    times = 0

    @lazy
    def value(self) -> int:
        self.times += 1
        return 7


def test_a_lazy_property_is_worked_out_once_for_each_instance() -> None:
    one, other = Counted(), Counted()
    assert (one.value, one.value, one.times, other.times) == (7, 7, 1, 0)
