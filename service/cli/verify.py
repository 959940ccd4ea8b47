"""Owns `brevier verify`: a stored briefing against its source, told line by line."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError

from service.cli import inputs, output
from service.errors import BadInput, BrevierError
from service.ingest import Sent
from service.models import Briefing
from service.render import words
from service.render.clean import one_line
from service.render.marks import shorten
from service.render.words import counted
from service.verify import Verification
from service.verify import verify as check

_REASONS: Mapping[str, str] = {
    **words.WITHHELD,
    "no_such_source": "it cites a source that the briefing does not have",
    "id_mismatch": "its id is not that of what it says",
    "less_certain": "a check that passed leaves it undecided now",
}
_SHOWN = 60
"""Characters of a line that are shown beside its id."""
_UNLIMITED = 1 << 40
"""Bytes: what once was briefed is read again, whatever the limit is today."""


def run(briefing_path: str, source_path: str | None) -> int:
    """Verify a briefing, and give 1 if anything in it does not hold, else 0.

    Raises:
        BrevierError: the briefing or its source cannot be read.
    """
    briefing = _load(briefing_path)
    sources = None
    if source_path is not None:
        sources = {briefing.sources[0].id: _source(source_path, briefing)}
    found = check(briefing, sources)
    against = inputs.called(source_path) if source_path else "the text inside the briefing"
    output.write("".join(f"{line}\n" for line in _told(found, briefing, against)))
    return int(not found.ok)


def _told(found: Verification, briefing: Briefing, against: str) -> Iterator[str]:
    for source in found.sources:
        if not source.sha256_ok:
            where = source.first_difference
            place = "" if where is None else f"; the first difference is at character {where}"
            yield f"differs  {source.id}: {against} is not the text that was briefed{place}"
    texts = {line.id: one_line(shorten(line.text, _SHOWN)) for line in briefing.lines()}
    for line in found.lines:
        verdict = "holds  " if line.ok else "FAILS  "
        reason = f" -- {_REASONS[line.reason]}" if line.reason else ""
        yield f"{verdict}  {line.id}  {texts[line.id]}{reason}"
    held = sum(line.ok for line in found.lines)
    yield f"{held} of {counted(len(found.lines), 'line')} hold against {against}."


def _load(path: str) -> Briefing:
    name = inputs.called(path)
    try:
        return Briefing.model_validate_json(inputs.read(path))
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"])) or "the file"
        raise BadInput(f"{name} is no briefing/1: {place}: {first['msg']}") from error
    except BrevierError as error:
        raise BadInput(f"{name}: {error}") from error


def _source(path: str, briefing: Briefing) -> str:
    """Take the article in as it was taken in for the briefing, and give its text.

    A title that was sent with it stands on top of the briefing's text and not in the file.
    """
    source = briefing.sources[0]
    title = source.title if source.title and source.text.startswith(source.title) else None
    try:
        raw = inputs.read(path)
        return inputs.article(path, raw, Sent(title=title, limit=_UNLIMITED)).text
    except BrevierError as error:
        raise BadInput(f"{inputs.called(path)}: {error}") from error
