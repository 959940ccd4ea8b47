"""Owns cursors: a place in a list as a word that means nothing to anybody else.

The checksum binds it to its list (tenant and filters), so that a cursor that was cut, changed or
brought to another list is refused instead of answered with the wrong page. It is no secret, and
needs none: whoever forges one still gets briefings of their own key only.
"""

import base64
import binascii
import hashlib
import json
from datetime import UTC, datetime

from service.errors import InvalidRequest
from service.stores.base import Place

_CHECKSUM = 8
"""Bytes."""


def write(place: Place, scope: tuple[str, ...]) -> str:
    """Give the cursor of a place in the list that `scope` describes."""
    told = json.dumps([place.created_at.astimezone(UTC).isoformat(), place.id]).encode()
    return base64.urlsafe_b64encode(_checksum(told, scope) + told).decode().rstrip("=")


def read(cursor: str, scope: tuple[str, ...]) -> Place:
    """Give the place that a cursor stands for.

    Raises:
        InvalidRequest: it is none of this list.
    """
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        checksum, told = raw[:_CHECKSUM], raw[_CHECKSUM:]
        if checksum != _checksum(told, scope):
            raise ValueError
        moment, name = json.loads(told)
        return Place(datetime.fromisoformat(moment), str(name))
    except (ValueError, TypeError, binascii.Error) as error:
        raise InvalidRequest(
            "this cursor is none of this list: begin again without one",
            (("?cursor", "is none of this list, or was changed"),),
        ) from error


def _checksum(told: bytes, scope: tuple[str, ...]) -> bytes:
    return hashlib.sha256(json.dumps(scope).encode() + told).digest()[:_CHECKSUM]
