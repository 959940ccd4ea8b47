"""Owns reading a query string into a model: strictly, as JSON is read, with the same problems."""

import json
from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from service.api import bodies
from service.errors import InvalidRequest

M = TypeVar("M", bound=BaseModel)
_WORDS = {"true": True, "false": False}


def read(query: Iterable[tuple[str, str]], model: type[M]) -> M:
    """Read the parameters of a query; each name may be there once.

    Raises:
        InvalidRequest: names each parameter that is unknown, doubled or wrong.
    """
    given: dict[str, object] = {}
    for name, value in query:
        if name in given:
            raise InvalidRequest(f"{name[:100]!r} is there twice", ((f"?{name}", bodies.TWICE),))
        given[name] = _value(model, name, value)
    try:
        return bodies.validate(json.dumps(given), model)
    except InvalidRequest as error:
        faults = tuple((f"?{place.removeprefix('/')}", wrong) for place, wrong in error.errors)
        raise InvalidRequest(str(error), faults) from error


def _value(model: type[BaseModel], name: str, value: str) -> object:
    field = model.model_fields.get(name)
    if field is not None and field.annotation is bool:
        return _WORDS.get(value, value)
    if field is not None and field.annotation is int and value.isascii() and value.isdigit():
        return int(value[:20])  # as many digits as any number needs: more would only cost time
    return value
