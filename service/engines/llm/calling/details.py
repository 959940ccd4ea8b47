"""Owns what an exception of a provider tells: status, codes, message, when to come again."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

_WORD = re.compile(r"[A-Za-z][\w.\-]{0,59}")
"""A code; nothing else of a provider's answer may stand in a message."""
_SHOWN = 300
"""Characters of a provider's message that a probe shows."""


class Details(NamedTuple):
    """What can be read from an exception, whichever library raised it."""

    status: int | None = None
    """The HTTP status; None where there was no answer, or none that could be read."""
    code: str | None = None
    kind: str | None = None
    param: str | None = None
    message: str = ""
    retry_after: float | None = None
    """In seconds from now."""

    @property
    def all(self) -> str:
        """Give everything that was told, for searching."""
        return "\n".join(filter(None, (self.code, self.kind, self.param, self.message)))

    @property
    def codes(self) -> str:
        """Give the codes, for a message: ` (code, kind, param)`, or nothing."""
        words = (word for word in (self.code, self.kind, self.param) if word)
        shown = ", ".join(word for word in words if _WORD.fullmatch(word))
        return f" ({shown})" if shown else ""

    def quoted(self, secrets: tuple[str, ...]) -> str:
        """Give the message on one line, without any of `secrets`."""
        shown = " ".join(self.message.split())
        for secret in sorted(filter(None, secrets), key=len, reverse=True):
            shown = shown.replace(secret, "***")
        return re.sub(r"//[^/@\s]*@", "//***@", shown)[:_SHOWN]


def details(error: Exception) -> Details:
    """Read an exception: of openai, of another provider, or LangChain's for an error in a 200."""
    within = error.args[0] if error.args and isinstance(error.args[0], Mapping) else None
    body = within or getattr(error, "body", None)
    if isinstance(body, list) and body:  # Google's OpenAI-compatible address
        body = body[0]
    told = body.get("error", body) if isinstance(body, Mapping) else body
    fields: Mapping[str, Any] = told if isinstance(told, Mapping) else {}
    status = getattr(error, "status_code", None)
    if within is not None:
        status = _status(fields.get("code")) or 502
    return Details(
        status if isinstance(status, int) else None,
        _word(fields.get("code")),
        _word(fields.get("type")),
        _word(fields.get("param")),
        _message(told, error),
        retry_after(_headers(error)),
    )


def retry_after(headers: Mapping[str, str], now: datetime | None = None) -> float | None:
    """Read in how many seconds to come again: a number, a number of milliseconds, or a date."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        written = headers.get(name, "").strip()
        if re.fullmatch(r"\d{1,9}(?:\.\d+)?", written):
            return float(written) * unit
    try:
        moment = parsedate_to_datetime(headers.get("retry-after", ""))
    except (ValueError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - (now or datetime.now(tz=UTC))).total_seconds())


def _message(told: object, error: Exception) -> str:
    if isinstance(told, Mapping):
        # the whole of it: servers put what they refuse under `message`, `detail` or `msg`
        return json.dumps(told, default=str, ensure_ascii=False)
    return f"{told or ''} {error}".strip()


def _headers(error: Exception) -> Mapping[str, str]:
    headers = getattr(getattr(error, "response", None), "headers", None)
    return headers if isinstance(headers, Mapping) else {}


def _status(code: object) -> int | None:
    return int(code) if str(code).isdecimal() and 400 <= int(str(code)) < 600 else None  # type: ignore[call-overload]  # it is decimal


def _word(value: object) -> str | None:
    return str(value) if value not in (None, "") else None
