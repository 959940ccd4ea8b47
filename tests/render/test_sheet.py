from service.render.sheet import Note, Row, lay_out
from tests.render.samples import empty, rich, seed


def row(line: str) -> Row:
    sheet = lay_out(rich())
    rows = [*sheet.summary, *(row for part in sheet.parts for row in part.rows)]
    return next(row for row in rows if row.id == line)


def test_a_position_says_who_holds_it_and_which_way() -> None:
    told = row("ln_p1")
    assert (told.who, told.role, told.stance, told.about, told.polarity) == (
        "Åsa Öberg",
        "Minister",
        "opposes",
        " (via the spokesperson)",
        "opposes",
    )


def test_a_criticism_says_whom_it_is_against() -> None:
    told = row("ln_c1")
    assert (told.who, told.stance, told.about) == ("The union", "against", " the minister")


def test_a_criticism_of_nothing_by_name_leaves_that_out() -> None:
    briefing = rich()
    line = briefing.sections.criticism.lines[0].model_copy(update={"target": ""})
    part = briefing.sections.criticism.model_copy(update={"lines": (line,)})
    sections = briefing.sections.model_copy(update={"criticism": part})
    told = lay_out(briefing.model_copy(update={"sections": sections})).parts[1].rows[0]
    assert (told.stance, told.about) == ("critical", None)


def test_a_step_says_its_status_and_its_time() -> None:
    told = row("ln_n1")
    assert (told.stance, told.about) == (
        "scheduled",
        " in March (1 March 2025 to 31 March 2025)",
    )


def test_a_step_without_an_actor_gets_none() -> None:
    assert row("ln_n1").who is None


def test_a_step_without_a_time_says_so() -> None:
    step = lay_out(seed()).parts[2].rows[0]
    assert (step.stance, step.about) == ("expected", ", no date given")


def test_a_condition_stands_below_its_line() -> None:
    assert Note("condition", "Condition: if the truce holds") in row("ln_p1").notes


def test_a_reply_that_was_found_points_to_the_line_that_answers() -> None:
    said = "Reply by Åsa Öberg: the plan “will not pass” if the truce holds"
    assert row("ln_c1").notes == (Note("reply", said, (3,), "ln_p1"),)


def test_a_missing_reply_is_said() -> None:
    criticism = lay_out(seed()).parts[1].rows[0]
    assert criticism.notes == (Note("reply", "No reply in this article."),)


def test_a_reply_whose_line_is_gone_is_still_said() -> None:
    briefing = rich()
    lines = briefing.sections.positions.model_copy(update={"lines": ()})
    sections = briefing.sections.model_copy(update={"positions": lines})
    sheet = lay_out(briefing.model_copy(update={"sections": sections}))
    assert Note("reply", "A reply stands in this article.", (4,)) in sheet.parts[1].rows[0].notes


def test_undecided_checks_are_named() -> None:
    headline = lay_out(rich()).headline
    assert headline is not None
    assert headline.notes == (Note("doubt", "unverified: names, roles"),)


def test_a_failed_check_is_never_hidden() -> None:
    briefing = seed()
    assert briefing.headline is not None
    checks = briefing.headline.checks.model_copy(update={"roles": "fail"})
    headline = briefing.headline.model_copy(update={"checks": checks})
    sheet = lay_out(briefing.model_copy(update={"headline": headline}))
    assert sheet.headline is not None
    assert Note("doubt", "failed: roles") in sheet.headline.notes


def test_a_paraphrase_is_marked() -> None:
    assert Note("form", "Paraphrased.") in row("ln_s").notes


def test_empty_sections_say_whether_they_were_looked_for() -> None:
    assert [part.nothing for part in lay_out(empty()).parts] == [
        "None found in this article.",
        "None found in this article.",
        "Not looked for.",
    ]
