"""Owns the record in words: sources, coverage, what was withheld, what is degraded, the receipt."""

from datetime import UTC

from service.models import Briefing, Receipt, Source, Withheld
from service.render import words
from service.render.clean import one_line
from service.render.words import counted


def source_line(source: Source) -> str:
    """Describe a source in one line: title, publisher, author, date, size and hash."""
    dated = words.BASIS[source.published_basis]
    if source.published is not None:
        dated = f"{words.day(source.published)} ({dated})"
    known = (source.title, source.publisher, source.author, source.url)
    facts = (dated, counted(source.words, "word"), f"language {source.language}", source.encoding)
    told = [one_line(fact) for fact in (*known, *facts) if fact]
    return " · ".join((*told, f"sha256 {source.text_sha256[:16]}"))


def degraded(briefing: Briefing) -> tuple[str, ...]:
    """Say in what ways the briefing is less than was asked for."""
    return tuple(
        f"{words.DEGRADED[fault.reason]}: {one_line(fault.detail)}." for fault in briefing.degraded
    )


def coverage(briefing: Briefing) -> tuple[str, ...]:
    """Say how much was read, and name every run that was not."""
    seen = briefing.coverage
    aside = counted(len(seen.boilerplate), "passage") + " of boilerplate"
    first = (
        f"Read {seen.read:,} of {counted(seen.sentences, 'sentence')}, {seen.used:,} used as "
        f"evidence; {counted(seen.headings, 'heading')} and {aside} set aside."
    )
    unread = (
        f"Not read: {gap.source}:{gap.start}-{gap.end} ({words.UNREAD[gap.reason]})."
        for gap in seen.unread
    )
    cut = (
        f"Read in pieces: {span.source}:{span.start}-{span.end} (longer than one call takes)."
        for span in seen.cut
    )
    return (first, *unread, *cut)


def withheld(briefing: Briefing) -> tuple[str, ...]:
    """Say how many lines were held back, and why."""
    if not briefing.withheld:
        return ("Nothing withheld.",)
    return tuple(_held(held) for held in briefing.withheld)


def _held(held: Withheld) -> str:
    detail = f" ({one_line(held.detail)})" if held.detail else ""
    lines = counted(held.count, "line")
    section = words.SECTION[held.section].lower()
    return f"Withheld: {lines} of {section}, because {words.WITHHELD[held.reason]}{detail}."


def receipt(briefing: Briefing) -> str:
    """Say in one line what made the briefing, when, and what it cost."""
    made = briefing.receipt
    prompts = ", ".join(f"{prompt.name} {prompt.version}" for prompt in made.prompts)
    told = (
        f"{made.engine} {made.engine_version}",
        one_line(made.model) if made.model else "no model",
        prompts,
        counted(made.model_calls, "call") if made.model_calls else "",
        _tokens(made),
        _cost(made),
        f"{made.seconds.total:.3g} s",
        f"{briefing.generated_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        briefing.id,
    )
    return " · ".join(fact for fact in told if fact)


def _tokens(made: Receipt) -> str:
    spent = made.tokens
    total = counted(spent.input + spent.output, "token")
    if not spent.input + spent.output:
        return total
    cached = f", {spent.cached:,} cached" if spent.cached else ""
    guess = ", estimated" if spent.estimated else ""
    return f"{total} ({spent.input:,} in, {spent.output:,} out{cached}{guess})"


def _cost(made: Receipt) -> str:
    if made.cost_usd is not None:
        return f"${made.cost_usd:.4f}"
    return "cost unknown" if made.model_calls else "no cost"


def whole(briefing: Briefing) -> tuple[str, ...]:
    """Give the record in order: degraded, coverage, withheld, receipt."""
    return (*degraded(briefing), *coverage(briefing), *withheld(briefing), receipt(briefing))
