"""The contract: what a briefing must hold, and what cannot be built at all."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pydantic import ValidationError

from service.models import Briefing, Checks, Evidence, Statement

EXAMPLE = Path(__file__).parents[1] / "data" / "briefing-example.json"
PASSED = Checks(
    span="pass",
    quotation="pass",
    names="pass",
    numbers="pass",
    dates="pass",
    roles="pass",
    polarity="pass",
)


def example() -> dict[str, object]:
    read: dict[str, object] = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    return read


def test_the_example_goes_through_unchanged() -> None:
    written = Briefing.model_validate(example()).to_json()
    assert json.loads(written) == example()
    assert [*json.loads(written)] == [*example()]


def evidence(part: str) -> Evidence:
    return Evidence.model_validate(
        {"source": "s1", "start": 0, "end": 2, "part": part, "match": "exact", "text": "ab"}
    )


@pytest.mark.parametrize("grounds", [(), (evidence("holder"),)])
def test_a_line_without_a_claim_cannot_be_built(grounds: tuple[Evidence, ...]) -> None:
    with pytest.raises(ValidationError):
        Statement(id="ln_1", text="ab", form="quote", evidence=grounds, checks=PASSED)


def test_a_line_with_a_claim_can_be_built() -> None:
    line = Statement(
        id="ln_1", text="ab", form="quote", evidence=(evidence("claim"),), checks=PASSED
    )
    with pytest.raises(ValidationError):
        line.text = "changed"  # type: ignore[misc]  # frozen: this is what is tested


@pytest.mark.parametrize("field", ["schema", "headline", "sections", "withheld", "receipt"])
def test_a_briefing_that_lacks_a_field_is_refused(field: str) -> None:
    broken = example()
    del broken[field]
    with pytest.raises(ValidationError):
        Briefing.model_validate(broken)


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(ValidationError):
        Briefing.model_validate(example() | {"importance": 7})


def test_moments_are_written_in_utc_to_the_second() -> None:
    abroad = datetime(2026, 1, 1, 1, 30, 5, 999, tzinfo=timezone(timedelta(hours=2)))
    briefing = Briefing.model_validate(example() | {"generated_at": abroad})
    assert json.loads(briefing.to_json())["generated_at"] == "2025-12-31T23:30:05Z"
    assert briefing.generated_at.astimezone(UTC).year == 2025


def test_lines_come_in_reading_order() -> None:
    lines = Briefing.model_validate(example()).lines()
    assert [type(line).__name__ for line in lines] == [
        "Statement",
        "Statement",
        "Position",
        "Criticism",
        "NextStep",
    ]
