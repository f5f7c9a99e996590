"""A text shown with more line breaks than it has, so that each of its pieces has its own line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort

_LARGE = re.compile("[\U00010000-\U0010ffff]")


class BrokenText:
    """Finds places of the text in what is shown of it, and back.

    Places of the text count characters; shown places count as Qt does, large characters twice,
    and every added break once.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        self._breaks: list[int] = []  # places of the text before which one was added
        self._large = [found.start() for found in _LARGE.finditer(text)]

    @property
    def text(self) -> str:
        return self._text

    @property
    def breaks(self) -> tuple[int, ...]:
        """The places of the text before which a break was added."""
        return tuple(self._breaks)

    def append(self, text: str) -> None:
        """More came at the end."""
        old = len(self._text)
        self._text += text
        self._large += [old + found.start() for found in _LARGE.finditer(text)]

    def add_break(self, place: int) -> bool:
        """Break before a character; false where a break was added there already."""
        at = bisect_left(self._breaks, place)
        if at < len(self._breaks) and self._breaks[at] == place:
            return False
        insort(self._breaks, place)
        return True

    def replace(self, start: int, end: int, words: str) -> None:
        """Other words stand there, within a line; breaks around them stay."""
        longer = len(words) - (end - start)
        self._text = self._text[:start] + words + self._text[end:]
        self._breaks = [
            place if place <= start else place + longer
            for place in self._breaks
            if not start < place < end
        ]
        self._large = [found.start() for found in _LARGE.finditer(self._text)]

    def shown_place(self, place: int, *, ends: bool = False) -> int:
        """Where a place is shown; the end of something is before a break that was added there."""
        added = bisect_left if ends else bisect_right
        return self._qt(place) + added(self._breaks, place)

    def place(self, shown: int) -> int:
        """What is shown at a place."""
        numbers = range(len(self._breaks))
        added = bisect_left(numbers, shown, key=lambda at: self._qt(self._breaks[at]) + at)
        return self._characters(shown - added)

    def _qt(self, place: int) -> int:
        return place + bisect_left(self._large, place)

    def _characters(self, halves: int) -> int:
        numbers = range(len(self._large))
        before = bisect_left(numbers, halves, key=lambda at: self._large[at] + at)
        return halves - before
