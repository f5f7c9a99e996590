"""Which way a text is read."""

from __future__ import annotations

import unicodedata

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_STRONG = frozenset({"L"}) | _RIGHT_TO_LEFT


def is_right_to_left(text: str) -> bool:
    """By its first letter that has a direction, as Unicode and Qt have it."""
    return _first(text) in _RIGHT_TO_LEFT


def has_direction(text: str) -> bool:
    """Whether it has a letter with one; numbers and marks have none."""
    return _first(text) in _STRONG


def _first(text: str) -> str:
    directions = map(unicodedata.bidirectional, text)
    return next((direction for direction in directions if direction in _STRONG), "")
