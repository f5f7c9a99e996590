"""What a chat template may make: so many steps, letters and items, and nothing deeply nested."""

from __future__ import annotations

import time
from typing import Any

from jinja2.utils import Namespace

_STEPS = 1_000_000  # a long conversation takes some ten thousand
_SECONDS = 1.0  # of this thread
_CHARACTERS = 20_000_000  # letters one rendering may make, on the way and at the end
LONGEST_TEXT = 4_000_000
_NODES = 100_000  # of one nested value
_NODE = 16  # letters an item counts for, since it takes as much memory
_NUMBER = 2**64
CONTAINERS = (dict, list, tuple, set, frozenset)


class TemplateLimitError(Exception):
    """A template worked too long or made too much."""


class Allowance:
    """What one rendering may still do and make.

    Nothing a template can do between two steps takes long: each is bounded by the size of what
    it works on, which is bounded here.
    """

    def __init__(self) -> None:
        self._left = _CHARACTERS
        self._steps = 0
        self._deadline = time.thread_time() + _SECONDS

    def step(self) -> None:
        """Raises TemplateLimitError where the template has worked too long."""
        self._steps += 1
        if self._steps > _STEPS or time.thread_time() > self._deadline:
            raise TemplateLimitError("time")

    def take(self, size: int) -> None:
        """Raises TemplateLimitError where so many letters are too many."""
        self._left -= size
        if size > LONGEST_TEXT or self._left < 0:
            raise TemplateLimitError("length")

    def taken(self, made: Any) -> Any:
        """The same value, counted; what is nested is counted whole."""
        if isinstance(made, str):
            self.take(len(made))
        elif isinstance(made, CONTAINERS):
            nodes, letters, _ = measured(made)
            self.take(_NODE * nodes + letters)
        elif isinstance(made, int):
            check_number(made)
        return made


def check_number(number: float) -> None:
    """Raises TemplateLimitError where calculating with it could take long."""
    if isinstance(number, int) and abs(number) >= _NUMBER:
        raise TemplateLimitError("number")


def check_length(letters: int) -> None:
    """Raises TemplateLimitError where a text to be made is too long."""
    if letters > LONGEST_TEXT:
        raise TemplateLimitError("length")


def check_kind(value: Any) -> None:
    """Raises TemplateLimitError for a namespace where a text, number or list is meant.

    Namespaces may hold each other, which nothing counts, and writing them out goes through all.
    """
    if isinstance(value, Namespace):
        raise TemplateLimitError("namespace")


def measured(value: Any) -> tuple[int, int, int]:
    """Items, letters and depth of what is nested.

    Few lines of a template can nest lists so that writing them out would never end: what comes
    twice counts twice.

    Raises:
        TemplateLimitError: they are too many.
    """
    level, nodes, letters, depth = [value], 0, 0, 0
    while level:
        depth += 1
        below: list[Any] = []
        for inner in level:
            nodes += 1
            check_kind(inner)
            if isinstance(inner, str):
                letters += len(inner)
            elif isinstance(inner, dict):
                below += [*inner.keys(), *inner.values()]
            elif isinstance(inner, CONTAINERS):
                below += inner
            if nodes + len(below) > _NODES or letters > LONGEST_TEXT:
                raise TemplateLimitError("nesting")
        level = below
    return nodes, letters, depth
