"""The identity of lines: what changes an id, and what makes two lines one."""

import pytest

from service.grounding.identity import Told, line_id
from service.models import DraftLine, Excerpt, Mention
from tests.grounding.samples import case, line, reading

READ = reading(
    "Ana Ruiz praised the talks, adding that the port must close. Ben Oduya praised the talks too."
)
PRAISE = line("positions", "praised the talks", "Ana Ruiz")


def other(**changes: object) -> DraftLine:
    return PRAISE.model_copy(update=changes)


@pytest.mark.parametrize(
    ("changed", "equal"),
    [
        (other(text="the talks were praised by her"), True),
        (other(polarity="supports"), True),
        (other(section="criticism"), False),
        (other(text="the port must close"), False),
        (other(cue=Excerpt(text="praised")), False),
        (other(sentences=(2,), who=(Mention(text="Ben Oduya"),)), False),
        (other(sentences=(1, 2)), False),
    ],
)
def test_an_id_changes_with_section_roles_and_evidence_only(
    changed: DraftLine, *, equal: bool
) -> None:
    assert (line_id(case(PRAISE, READ)) == line_id(case(changed, READ))) is equal


def test_an_id_is_the_same_in_every_run() -> None:
    assert line_id(case(PRAISE, READ)) == "ln_16408fbd8ffb"


@pytest.mark.parametrize(
    ("text", "equal"),
    [
        ("praises the talks", True),
        ("the port must close", False),
        ("the talks on tax", False),
    ],
)
def test_lines_on_one_clause_in_like_words_are_the_same(text: str, *, equal: bool) -> None:
    told, one = Told(), case(PRAISE, READ)
    told.add(one, line_id(one))
    assert told.has(case(other(text=text), READ), "another") is equal


def test_a_line_is_found_again_by_its_id() -> None:
    told, one = Told(), case(PRAISE, READ)
    assert not told.has(one, line_id(one))
    told.add(one, line_id(one))
    assert told.has(case(other(text="xyz"), READ), line_id(one))
