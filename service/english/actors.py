"""Owns the door to the people and bodies of an article."""

from service.english.casting import Cast
from service.english.known import Known
from service.english.study import study
from service.text.reading import Reading

__all__ = ["Cast", "Known", "cast"]


def cast(reading: Reading) -> Cast:
    """Give the people and bodies of a Reading; made once for each Reading object."""
    return study(reading).cast
