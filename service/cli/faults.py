"""Owns the telling of a failure: one line on standard error, whatever was raised."""

from service.cli import output
from service.errors import BrevierError


def tell(error: Exception, about: str = "") -> None:
    """Say what went wrong with what; the traceback is shown to whoever debugs."""
    where = f"{about}: " if about else ""
    if isinstance(error, BrevierError):
        output.complain(f"{where}{error}")
        return
    if _debugging():
        import traceback

        traceback.print_exception(error)
    output.complain(
        f"{where}this should not have happened: {type(error).__name__}: {error} "
        "(BREVIER_DEBUG=1 shows where)"
    )


def _debugging() -> bool:
    from service.settings import load  # not needed unless something is wrong

    try:
        return load().debug
    except BrevierError:
        return False
