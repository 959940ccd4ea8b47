from hypothesis import given, settings

from service.models import Briefing
from service.render.clean import printable
from service.render.marks import number
from service.render.passages import Paragraph, paragraphs
from tests.render.samples import ARTICLE, briefings, rich, seed


def cut(briefing: Briefing) -> tuple[Paragraph, ...]:
    return paragraphs(briefing.sources[0], number(briefing).marks, briefing.coverage)


@settings(deadline=None, max_examples=50)
@given(briefings())
def test_the_runs_are_the_text_whatever_overlaps(briefing: Briefing) -> None:
    shown = ["".join(run.text for run in paragraph.runs) for paragraph in cut(briefing)]
    lines = [line for line in briefing.sources[0].text.split("\n") if line.strip()]
    assert shown == [printable(line) for line in lines]


@settings(deadline=None, max_examples=50)
@given(briefings())
def test_the_runs_of_a_mark_are_its_passage(briefing: Briefing) -> None:
    runs = [run for paragraph in cut(briefing) for run in paragraph.runs]
    for mark in number(briefing).marks:
        lit = "".join(run.text for run in runs if mark.number in run.marks)
        assert "".join(lit.split()) == "".join(printable(mark.text).split())


@settings(deadline=None, max_examples=50)
@given(briefings())
def test_every_mark_begins_and_ends_once(briefing: Briefing) -> None:
    runs = [run for paragraph in cut(briefing) for run in paragraph.runs]
    shown = sorted({mark for run in runs for mark in run.marks})
    assert sorted(mark for run in runs for mark in run.begins) == shown
    assert sorted(mark for run in runs for mark in run.ends) == shown


def test_boilerplate_and_unread_runs_are_set_apart() -> None:
    asides = {
        run.aside: run.text for paragraph in cut(rich()) for run in paragraph.runs if run.aside
    }
    assert asides["boilerplate"] == "Subscribe now and never miss a story!"
    assert asides["unread"] == ARTICLE[ARTICLE.index("Nobody read") : -1]


def test_headings_of_the_seed_look_like_headings() -> None:
    headings = [paragraph.runs[0].text for paragraph in cut(seed()) if paragraph.heading]
    assert headings == [
        "China’s Role in Peace Efforts",
        "Criticism of Trump’s Approach",
        "Next Steps and Diplomatic Efforts",
    ]


def test_a_large_article_is_cut_in_linear_time() -> None:
    briefing = seed()
    text = briefing.sources[0].text + "\nA line that nothing rests on." * 200_000
    source = briefing.sources[0].model_copy(update={"text": text})
    assert len(cut(briefing.model_copy(update={"sources": (source,)}))) > 200_000
