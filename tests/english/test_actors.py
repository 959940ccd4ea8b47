"""The door to the people and bodies of an article."""

from service.english.actors import Known, cast
from tests.english.samples import reading

TEXT = "Mayor Ada Thorne opposes the tunnel. Later on, Thorne said it would flood."


def test_actors_come_with_role_kind_and_other_forms() -> None:
    assert cast(reading(TEXT)).actors == (Known("Ada Thorne", "person", "Mayor", ("Thorne",)),)


def test_a_reading_is_cast_once() -> None:
    read = reading(TEXT)
    assert cast(read) is cast(read)


def test_two_readings_of_one_text_are_cast_apart_and_alike() -> None:
    one, other = cast(reading(TEXT)), cast(reading(TEXT))
    assert one is not other
    assert one.actors == other.actors


def test_an_article_of_nobody_has_no_actors() -> None:
    assert cast(reading("The rain fell all night.")).actors == ()
