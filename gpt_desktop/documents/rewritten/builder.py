"""Gathers a unit's words and marks while its content is walked."""

from __future__ import annotations

import re
from typing import Any

from gpt_desktop.core.translation.marked_text import Mark, MarkedText

_MOST_MARKS = 200  # a unit with more was made by no person, and stays as it is
_LONGEST_FIXED = 200  # letters that a model is shown
_WORD = re.compile(r"[^\W\d_]")


class UnitBuilder:
    """Words in order, and what is told of them.

    Attributes:
        things: by a mark's number, what the format needs to write it again.
    """

    def __init__(self) -> None:
        self.things: dict[int, Any] = {}
        self._words: list[str] = []
        self._length = 0
        self._has_words = False
        self._opened: list[int] = []
        self._marks: list[Mark] = []

    def add(self, text: str) -> None:
        """Words."""
        self._has_words = self._has_words or _WORD.search(text) is not None
        self._append(text)

    def open(self, thing: Any) -> None:
        """What is told of the words until ``close``."""
        self._opened.append(self._mark(thing, alone=False))

    def close(self) -> None:
        """The end of what was opened last."""
        number = self._opened.pop()
        mark = self._marks[number - 1]
        self._marks[number - 1] = Mark(number, mark.start, self._length, mark.inside)

    def alone(self, thing: Any) -> None:
        """Something that stands here."""
        self._mark(thing, alone=True)

    def fixed(self, text: str, thing: Any) -> None:
        """Something with words that are not translated; without any, it stands alone."""
        words = " ".join(text.split())
        if not words or len(words) > _LONGEST_FIXED:
            self.alone(thing)
            return
        number = self._mark(thing, alone=False)
        self._append(words)
        mark = self._marks[number - 1]
        self._marks[number - 1] = Mark(number, mark.start, self._length, mark.inside, fixed=True)

    @property
    def last(self) -> int:
        """The number of the mark that was made last."""
        return len(self._marks)

    def unit(self) -> MarkedText | None:
        """What was gathered; None where there are no words to translate."""
        text = "".join(self._words)
        if len(self._marks) > _MOST_MARKS or not self._has_words:
            return None
        return MarkedText(text, tuple(self._marks))

    def _append(self, text: str) -> None:
        self._words.append(text)
        self._length += len(text)

    def _mark(self, thing: Any, *, alone: bool) -> int:
        number = len(self._marks) + 1
        around = self._opened[-1] if self._opened else 0
        self._marks.append(Mark(number, self._length, self._length, around, alone))
        self.things[number] = thing
        return number
