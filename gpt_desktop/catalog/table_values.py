"""Values of the catalogue's tables, checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import TypeVar

_T = TypeVar("_T", str, int, float, bool)


def value(table: Mapping[str, object], key: str, kind: type[_T]) -> _T:
    """A value of one kind that says something; raises KeyError, TypeError."""
    found = table[key]
    if type(found) is not kind or found == "":
        raise TypeError(f"{key} must be a {kind.__name__}")
    return found


def positive(table: Mapping[str, object], key: str) -> int:
    """A whole number above 0; raises KeyError, TypeError, ValueError."""
    number = value(table, key, int)
    if number < 1:
        raise ValueError(f"{key} must be above 0")
    return number


def file_name(text: str) -> str:
    """An id is the name of a folder, too; raises ValueError where it cannot be one."""
    if text.startswith(".") or "\\" in text or PurePosixPath(text).name != text:
        raise ValueError(f"{text!r} cannot be the name of a folder")
    return text
