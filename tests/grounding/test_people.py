"""The table of actors."""

from service.grounding.people import Table
from service.grounding.role import Role
from service.grounding.witness import Witnesses
from service.models import Span
from tests.grounding.samples import reading

TEXT = "Ana Ruiz, the mayor of Vellin, spoke. Ruiz accused critics. Her team left for China."
READ = reading(TEXT)


def role(name: str, words: str, described: str | None = None) -> Role:
    start = TEXT.index(words)
    return Role(name, Span(start, start + len(words)), described)


def test_an_actor_stands_once_with_its_role_and_other_forms() -> None:
    table = Table(Witnesses(READ))
    assert table.add(role("Ana Ruiz", "Ana Ruiz")) == "mayor of Vellin"
    table.add(role("Ana Ruiz", "Ruiz accused"[:4]))
    (actor,) = table.actors()
    assert (actor.name, actor.kind, actor.role) == ("Ana Ruiz", "person", "mayor of Vellin")
    assert actor.also == ("Ruiz",)


def test_a_role_that_the_article_does_not_have_is_not_believed() -> None:
    table = Table(Witnesses(READ))
    assert table.add(role("critics", "critics", "the Pope's butlers")) is None


def test_pronouns_are_no_other_forms() -> None:
    table = Table(Witnesses(READ))
    table.add(role("Ruiz’s team", "Her team"))
    assert table.actors()[0].also == ()


def test_a_target_is_entered_only_if_it_is_somebody() -> None:
    table = Table(Witnesses(READ))
    table.add_known(role("critics. Her team", "critics. Her team"))
    table.add_known(role("China", "China"))
    assert [actor.name for actor in table.actors()] == ["China"]


def test_another_language_has_names_alone() -> None:
    table = Table(Witnesses(reading(TEXT, language="de")))
    table.add(role("Ana Ruiz", "Ana Ruiz"))
    assert (table.actors()[0].kind, table.actors()[0].role) == ("unknown", None)


def test_a_role_that_begins_amid_a_number_is_not_believed() -> None:
    text = "A 3,00y spokeswoman, Ruiz, told reporters."
    start = text.index("Ruiz")
    table = Table(Witnesses(reading(text)))
    assert table.add(Role("Ruiz", Span(start, start + 4))) is None
