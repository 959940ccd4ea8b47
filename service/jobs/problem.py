"""Owns what a job failed of, as JSON, so that another process can tell or raise it."""

from service.errors import BrevierError, ModelError
from service.models.words import Model


class Failure(Model):
    """An error of ours without its traceback; `code` says which."""

    code: str
    detail: str
    retry_after: float | None = None


def failure(error: BrevierError) -> Failure:
    """Write an error down."""
    after = error.retry_after if isinstance(error, ModelError) else None
    return Failure(code=error.code, detail=str(error), retry_after=after)


def raised(told: Failure) -> BrevierError:
    """Give the error again, of the class that has its code."""
    kind = _classes().get(told.code, BrevierError)
    if issubclass(kind, ModelError):
        return kind(told.detail, told.retry_after)
    return kind(told.detail)


def _classes() -> dict[str, type[BrevierError]]:
    found: list[type[BrevierError]] = [BrevierError]
    for error in found:  # grows while it is walked, down to the last leaf
        found.extend(error.__subclasses__())
    return {error.code: error for error in found}
