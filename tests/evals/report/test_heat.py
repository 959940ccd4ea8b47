"""The heat map: a row an article, two cells a section."""

from evals.report.heat import heat
from tests.evals.report.pages import made


def test_each_article_has_two_cells_a_section_in_order() -> None:
    (first, *_) = heat(made())
    places = [(cell.section, cell.scorer) for cell in first.cells]
    assert places == [
        (section, scorer)
        for section in ("positions", "criticism", "next_steps")
        for scorer in ("coverage", "precision")
    ]


def test_cells_show_what_was_found_and_what_was_right() -> None:
    (_, second, _) = heat(made())
    assert [(cell.figure, cell.step) for cell in second.cells] == [
        ("100", 10),
        ("50", 5),
        ("0", 0),
        ("–", None),
        ("0", 0),
        ("0", 0),
    ]


def test_an_article_that_failed_stands_last_with_its_error() -> None:
    last = heat(made())[-1]
    assert (last.sample, last.cells, last.error[:10]) == ("third", (), "ValueError")
