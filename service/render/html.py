"""Owns the page: one self-contained HTML file with no script and nothing from elsewhere."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from service.models import Briefing
from service.render import record, words
from service.render.clean import one_line, printable
from service.render.marks import shorten
from service.render.passages import paragraphs
from service.render.sheet import lay_out

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = Path(__file__).parent / "templates"


class Entered(NamedTuple):
    """What stood in the form's fields when it was sent, to be shown again."""

    text: str = ""
    title: str = ""
    published: str = ""


class Waiting(NamedTuple):
    """How far a briefing is; without a `total` nobody can say. The page looks again by itself."""

    words: str
    done: int = 0
    total: int = 0
    again_s: int = 2


def to_html(briefing: Briefing, *, article: bool = True, form: bool = False) -> str:
    """Set a briefing as a whole page, with the article beside it in which each mark is lit.

    Without `article` the marks lead to the quoted passages alone.
    """
    return _page(briefing, article=article, form=form)


def to_page(
    briefing: Briefing | None,
    *,
    form: bool = True,
    problem: str | None = None,
    entered: Entered | None = None,
    waiting: Waiting | None = None,
) -> str:
    """Set the page of `GET /` and of its form: a briefing if there is one, a problem if there is.

    The form sends `text`, `title` and `published` (an ISO date or nothing) to `/` by POST as
    `application/x-www-form-urlencoded`; `entered` fills it again after a problem. Who is `waiting`
    gets no form: what is typed there would be lost when the page looks again.
    """
    form = form and waiting is None
    return _page(briefing, form=form, problem=problem, entered=entered, waiting=waiting)


def _page(
    briefing: Briefing | None,
    *,
    article: bool = True,
    form: bool = False,
    problem: str | None = None,
    entered: Entered | None = None,
    waiting: Waiting | None = None,
) -> str:
    template = _environment().get_template("page.html")
    seen = _view(briefing, article) if briefing else {}
    return template.render(
        briefing=briefing,
        form=form,
        article=article,
        problem=problem,
        entered=entered or Entered(),
        waiting=waiting,
        **seen,
    )


def _view(briefing: Briefing, article: bool) -> dict[str, object]:
    sheet = lay_out(briefing)
    texts = [
        (source, paragraphs(source, sheet.marks, briefing.coverage) if article else ())
        for source in briefing.sources
    ]
    return {
        "sheet": sheet,
        "texts": texts,
        "degraded": record.degraded(briefing),
        "record": (*record.coverage(briefing), *record.withheld(briefing)),
        "receipt": record.receipt(briefing),
        "nobody": words.NOBODY,
        "source_line": record.source_line,
    }


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # only pages need it

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(printable=printable, one_line=one_line, shorten=shorten)
    return made
