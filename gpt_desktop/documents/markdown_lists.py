"""The lists a line of Markdown is in, and the numbers of their items."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DEEPEST = 40


@dataclass(slots=True)
class _Level:
    """One list.

    Attributes:
        indent: of its marks, in columns.
        content: where its items' text begins.
        sign: what its items are marked with, without the number.
        number: of its last item; None where they have none.
    """

    indent: int
    content: int
    sign: str
    number: int | None


class Lists:
    """The lists that are open, the outer ones first."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def depth(self) -> int:
        return len(self._levels)

    @property
    def content(self) -> int:
        """The column at which text of the innermost item begins; 0 outside of lists."""
        return self._levels[-1].content if self._levels else 0

    def close(self, indent: int) -> None:
        """A paragraph begins at a column: what is further in has ended."""
        while self._levels and indent < min(self._levels[-1].content, self._levels[-1].indent + 2):
            self._levels.pop()

    def close_all(self) -> None:
        self._levels.clear()

    def item(self, found: re.Match[str], column: int, indent: int) -> str | None:
        """The mark of an item, or None where lists lie in each other too deep.

        Args:
            found: of ``markdown_lines.ITEM``.
            column: where the line's text began, for items within a line.
            indent: columns before the mark.
        """
        place = column + indent
        while self._levels and place < self._levels[-1].indent:
            self._levels.pop()
        if self._levels and place < self._levels[-1].content and column == 0:
            last = self._levels.pop()
        else:
            last = None
        if len(self._levels) >= _DEEPEST:
            return None
        sign = found[2][-1]
        number = int(found[3]) if found[3] else None
        if (
            last is not None
            and last.sign == sign
            and number is not None
            and last.number is not None
        ):
            number = last.number + 1
        gap = found.end() - found.end(2)
        width = len(found[2]) + (gap if 0 < gap <= 4 else 1)
        self._levels.append(_Level(place, place + width, sign, number))
        return f"{number}{sign}" if number is not None else "•"
