"""The filters that chat templates may use, each with bounds; jinja's own have none."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, ItemsView, Iterable, KeysView, ValuesView
from typing import Any

from jinja2.filters import FILTERS as ALL_FILTERS

from gpt_desktop.inference.sandbox_bounds import (
    CONTAINERS,
    TemplateLimitError,
    check_kind,
    check_length,
    measured,
)
from gpt_desktop.inference.sandbox_texts import check_compared, check_formatted, check_replaced

_WIDEST = 16  # blanks of an indentation, digits of a rounding
_LONGEST_TAKEN_APART = 100_000  # letters

# Jinja's own do no more than their value's size asks for.
_PLAIN = (
    *("abs", "attr", "capitalize", "count", "d", "default", "dictsort", "first", "float"),
    *("groupby", "int", "items", "last", "length", "list", "lower", "map", "max", "min"),
    *("reject", "rejectattr", "reverse", "select", "selectattr", "sort", "title", "truncate"),
    *("unique", "upper", "urlencode"),
)
TAKING_APART = frozenset(
    (
        *("dictsort", "groupby", "items", "list", "map", "max", "min", "reject", "rejectattr"),
        *("select", "selectattr", "sort", "sum", "title", "unique", "urlencode"),
    )
)
"""Those that make much more of a long text than its letters."""


def check_taken_apart(name: str, value: Any) -> None:
    """Raises TemplateLimitError where a filter would make too many items of a value."""
    check_kind(value)
    if name in TAKING_APART and isinstance(value, str) and len(value) > _LONGEST_TAKEN_APART:
        raise TemplateLimitError(name)


def as_text(value: object) -> str:
    """``str``, after a look at what is nested."""
    check_kind(value)
    if isinstance(value, (*CONTAINERS, KeysView, ValuesView, ItemsView)):
        measured([*value.items()] if isinstance(value, dict) else [*value])
    return str(value)


def _replace(text: object, old: str, new: str, count: int = -1) -> str:
    whole = as_text(text)
    check_replaced(whole, old, new)
    return whole.replace(old, new, count)


def _trim(text: object, letters: str | None = None) -> str:
    whole = as_text(text)
    check_compared(whole, letters or " ")
    return whole.strip(letters)


def _join(values: Iterable[object], between: object = "", attribute: str | None = None) -> str:
    """Letters and numbers only, which is all that templates join."""
    if attribute is not None:
        raise TemplateLimitError("join")
    texts = []
    length = 0
    for value in values:
        texts.append(as_text(value))
        length += len(texts[-1]) + len(str(between))
        check_length(length)
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


def _format(text: object, *values: Any, **named: Any) -> str:
    whole = as_text(text)
    check_formatted(whole, named or values)
    return whole % (named or values)


def _indent(text: object, width: int | str = 4, first: bool = False, blank: bool = False) -> str:
    """As jinja's: all lines but the first one, and but empty ones."""
    before = " " * width if isinstance(width, int) and width <= _WIDEST else width
    if not isinstance(before, str) or len(before) > _WIDEST:
        raise TemplateLimitError("indent")
    whole = as_text(text)
    check_length(len(whole) + len(before) * (1 + whole.count("\n")))
    lines = whole.split("\n")
    return "\n".join(
        before + line if (number or first) and (line or blank) else line
        for number, line in enumerate(lines)
    )


def _to_json(
    value: Any,
    ensure_ascii: bool = False,
    indent: int | str | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
) -> str:
    """As templates know it from transformers: letters of all languages stay as they are."""
    nodes, letters, depth = measured(value)
    wide = indent if isinstance(indent, int) else len(indent or "")
    if not 0 <= wide <= _WIDEST or any(len(each) > _WIDEST for each in separators or ()):
        raise TemplateLimitError("indent")
    check_length(letters + nodes * (wide * depth + _WIDEST))
    return json.dumps(
        value,
        ensure_ascii=ensure_ascii,
        indent=indent,
        separators=None if separators is None else (separators[0], separators[1]),
        sort_keys=sort_keys,
    )


def _escape(text: object) -> str:
    return html.escape(as_text(text))


FILTERS: dict[str, Callable[..., Any]] = {
    **{name: ALL_FILTERS[name] for name in _PLAIN},
    "replace": _replace,
    "trim": _trim,
    "join": _join,
    "sum": _sum,
    "round": _round,
    "format": _format,
    "indent": _indent,
    "tojson": _to_json,
    "string": as_text,
    "safe": as_text,
    "e": _escape,
    "escape": _escape,
    "forceescape": _escape,
}
