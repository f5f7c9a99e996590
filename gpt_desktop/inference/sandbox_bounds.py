"""What a chat template may make: so many letters and items, and nothing deeply nested."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

_CHARACTERS = 20_000_000  # letters and items one rendering may make, on the way and at the end
_TEXT = 4_000_000  # letters of one text
_NODES = 100_000  # of one nested value
_CONTAINERS = (dict, list, tuple, set, frozenset)
_WIDEST = 16  # blanks of an indentation, digits of a rounding


class TemplateLimitError(Exception):
    """A template worked too long or made too much text."""


class Allowance:
    """What one rendering may still make."""

    def __init__(self) -> None:
        self._left = _CHARACTERS

    def take(self, size: int) -> None:
        """Raises TemplateLimitError where so many letters or items are too many."""
        self._left -= size
        if size > _TEXT or self._left < 0:
            raise TemplateLimitError("length")

    def taken(self, made: Any) -> Any:
        """The same value, counted; what is nested is counted whole."""
        if isinstance(made, str):
            self.take(len(made))
        elif isinstance(made, _CONTAINERS):
            self.take(check_nesting(made))
        return made


def check_nesting(value: Any) -> int:
    """How many letters and items writing a value out would take.

    Few lines of a template can nest lists so that it would never end: what comes twice counts
    twice.

    Raises:
        TemplateLimitError: they are too many.
    """
    waiting, seen, letters = [value], 0, 0
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, str):
            letters += len(inner)
        elif isinstance(inner, dict):
            waiting += [*inner.keys(), *inner.values()]
        elif isinstance(inner, _CONTAINERS):
            waiting += inner
        seen += 1
        if seen + len(waiting) > _NODES or letters > _TEXT:
            raise TemplateLimitError("nesting")
    return seen + letters


def check_call(function: Any, args: Sequence[Any]) -> None:
    """Raises TemplateLimitError where a text's own method would make too long a text."""
    text = getattr(function, "__self__", None)
    if not isinstance(text, str):
        return
    name = getattr(function, "__name__", "")
    if name == "replace" and len(args) >= 2:
        _check_replaced(text, *args[:2])
    elif name == "join" and args:
        _check_joined(args[0], text)


def _check_replaced(text: str, old: Any, new: Any) -> None:
    count = text.count(str(old))
    if len(text) + count * len(str(new)) > _TEXT:
        raise TemplateLimitError("length")


def _check_joined(parts: Any, between: str) -> None:
    if not isinstance(parts, str | list | tuple | dict | range):
        raise TemplateLimitError("join")  # what can be gone through only once
    if sum(len(str(part)) + len(between) for part in parts) > _TEXT:
        raise TemplateLimitError("length")


def _replace(text: object, old: str, new: str, count: int = -1) -> str:
    whole = str(text)
    _check_replaced(whole, old, new)
    return whole.replace(old, new, count)


def _join(values: Iterable[object], between: object = "", attribute: str | None = None) -> str:
    """Letters and numbers only, which is all that templates join."""
    if attribute is not None:
        raise TemplateLimitError("join")
    texts = []
    length = 0
    for value in values:
        texts.append(str(value))
        length += len(texts[-1]) + len(str(between))
        if length > _TEXT:
            raise TemplateLimitError("length")
    return str(between).join(texts)


def _sum(values: Iterable[Any], attribute: str | None = None) -> float:
    """Of numbers; adding up lists takes the square of their length."""
    if attribute is not None:
        raise TemplateLimitError("sum")
    return sum(float(value) if isinstance(value, float) else int(value) for value in values)


def _round(number: float, precision: int = 0, method: str = "common") -> float:
    if method != "common" or not 0 <= precision <= _WIDEST:
        raise TemplateLimitError("round")
    return round(number, precision)


def _to_json(
    value: Any, ensure_ascii: bool = False, indent: int | None = None, sort_keys: bool = False
) -> str:
    """As templates know it from transformers: letters of all languages stay as they are."""
    check_nesting(value)
    if indent is not None and not 0 <= indent <= _WIDEST:
        raise TemplateLimitError("indent")
    return json.dumps(value, ensure_ascii=ensure_ascii, indent=indent, sort_keys=sort_keys)


FILTERS: dict[str, Callable[..., Any]] = {
    "replace": _replace,
    "join": _join,
    "sum": _sum,
    "round": _round,
    "tojson": _to_json,
}
"""In the places of jinja's own, which have no bounds."""
