"""Owns `lazy`: a property worked out once; the standard one takes a lock at each first use."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class lazy(Generic[T]):  # a decorator, written like `property`
    """Works out an attribute when it is first asked for, and keeps it in the instance."""

    def __init__(self, function: Callable[[Any], T]) -> None:
        """Take the method that works it out."""
        self._function = function
        self._name = function.__name__
        self.__doc__ = function.__doc__

    def __get__(self, instance: Any, owner: type) -> T:  # noqa: ANN401  # any class may use it
        """Work it out; the next time the instance's own attribute is found first."""
        value = instance.__dict__[self._name] = self._function(instance)
        return value
