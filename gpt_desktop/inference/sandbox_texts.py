"""Methods and operators of texts and lists as templates may use them, each with its bound."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from gpt_desktop.inference.sandbox_bounds import (
    CONTAINERS,
    TemplateLimitError,
    check_length,
    check_number,
    measured,
)

TEXT_METHODS = frozenset(
    (
        *("strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "replace", "join"),
        *("startswith", "endswith", "removeprefix", "removesuffix", "partition", "rpartition"),
        *("upper", "lower", "title", "capitalize", "casefold", "swapcase"),
        *("find", "rfind", "index", "rindex", "count"),
        *("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric"),
        *("isspace", "istitle", "isupper"),
    )
)
"""Those left out pad a text to a given width, or make bytes, whose methods do."""
LIST_METHODS = frozenset(("index", "count"))
DICT_METHODS = frozenset(("get", "items", "keys", "values", "copy"))

_COMPARISONS = 50_000_000  # letters compared with letters, some hundredths of a second
_PARTS = 100_000
_MOST_POWER = 64
_FORMAT = re.compile(
    r"%(?:\(\w*\))?[-+ #0]*(?P<width>\d*)(?:\.(?P<precision>\d*))?(?P<kind>.?)", re.DOTALL
)
_WIDEST = 99  # digits, blanks
_GROWTH = 10  # letters that an unusual letter may be written as

# Methods that compare each letter with each of another text.
_SEARCHING = frozenset(("strip", "lstrip", "rstrip", "rfind", "rindex", "rpartition", "rsplit"))


def check_method(function: Any, args: Sequence[Any]) -> None:
    """Raises TemplateLimitError where a text's own method would make or compare too much."""
    text = getattr(function, "__self__", None)
    if not isinstance(text, str):
        return
    name = getattr(function, "__name__", "")
    first = str(args[0]) if args and isinstance(args[0], str) else None
    if first is not None and name in _SEARCHING:
        check_compared(text, first)
    if name in ("split", "rsplit", "splitlines"):
        _check_parts(text, first if name != "splitlines" else "\n")
    elif name == "replace" and len(args) >= 2:
        check_replaced(text, *args[:2])
    elif name == "join" and args:
        check_joined(args[0], text)


def check_compared(text: str, other: str) -> None:
    """Raises TemplateLimitError where comparing all with all takes too long."""
    if len(text) * len(other) > _COMPARISONS:
        raise TemplateLimitError("comparison")


def _check_parts(text: str, between: str | None) -> None:
    parts = text.count(between) if between else len(text) // 2
    if between == "\n":
        parts = len(text)  # lines end in many ways
    if parts > _PARTS and (between is not None or len(text.split(None, _PARTS)) > _PARTS):
        raise TemplateLimitError("length")


def check_replaced(text: str, old: Any, new: Any) -> None:
    """Raises TemplateLimitError where the text would become too long."""
    check_length(len(text) + text.count(str(old)) * len(str(new)))


def check_joined(parts: Any, between: str) -> None:
    """Raises TemplateLimitError where the text would become too long."""
    if not isinstance(parts, str | list | tuple | dict | range):
        raise TemplateLimitError("join")  # what can be gone through only once
    check_length(sum(len(str(part)) + len(between) for part in parts))


def check_formatted(text: str, values: Any) -> None:
    """Raises TemplateLimitError where ``text % values`` would make too long a text.

    Each place may write out all of the values, and pad them.
    """
    places = 0
    for place in _FORMAT.finditer(text):
        places += 1
        numbers = (place["width"] or "0", place["precision"] or "0")
        if place["kind"] == "*" or any(len(n) > 2 or int(n) > _WIDEST for n in numbers):
            raise TemplateLimitError("format")
    nodes, letters, _ = measured(values)
    check_length(len(text) + places * (_GROWTH * (letters + nodes) + _WIDEST))


def calculated(operator: str, left: Any, right: Any, function: Callable[[Any, Any], Any]) -> Any:
    """What an operator makes of two values: numbers, texts and lists as templates need them.

    Raises:
        TemplateLimitError: the operands are too large, or of kinds that templates never combine.
    """
    if isinstance(left, int | float) and isinstance(right, int | float):
        check_number(left)
        check_number(right)
        if operator == "**" and abs(right) > _MOST_POWER:
            raise TemplateLimitError(operator)
    elif operator == "%" and isinstance(left, str):
        check_formatted(left, right)
    elif operator == "*" and isinstance(left, str) and isinstance(right, int):
        check_length(len(left) * right)
    elif operator != "+" or not isinstance(left, (str, *CONTAINERS)):
        raise TemplateLimitError(operator)
    return function(left, right)
