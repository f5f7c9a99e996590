"""The marks of lists in web pages."""

from __future__ import annotations

from typing import Any

from gpt_desktop.documents.office.numerals import numeral

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BULLET = "•"


class OpenList:
    """A list that is being read, and where its numbers are."""

    def __init__(self, element: Any) -> None:
        self._numbered = element.tag == "ol"
        self._form = _FORMS.get(element.get("type", ""), "decimal")
        self._step = 1
        start = 1
        if element.get("reversed") is not None:
            self._step = -1
            start = sum(1 for child in element if child.tag == "li")
        self._next = number_of(element.get("start"), start)

    def mark(self, item: Any) -> str:
        """What the next item begins with."""
        if not self._numbered:
            return _BULLET
        number = number_of(item.get("value"), self._next)
        self._next = number + self._step
        return f"{numeral(number, self._form)}."


def number_of(text: str | None, otherwise: int) -> int:
    """An attribute's whole number, where it is one of those people count with."""
    try:
        number = int(text or "")
    except ValueError:
        return otherwise
    return number if abs(number) < 10**9 else otherwise
