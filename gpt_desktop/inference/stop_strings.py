"""Ending an answer before a given string, wherever the tokens cut it."""

from __future__ import annotations

from collections.abc import Sequence


class StopStrings:
    """Passes text on, but holds back what may turn out to begin a stop string.

    ``stopped`` is true once one was found. Neither it nor what follows is passed on.
    """

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stops)
        self._held = ""
        self.stopped = False

    def push(self, text: str) -> str:
        """The text that is certainly no part of a stop string."""
        if self.stopped:
            return ""
        text = self._held + text
        found = [place for stop in self._stops if (place := text.find(stop)) >= 0]
        if found:
            self.stopped = True
            self._held = ""
            return text[: min(found)]
        safe = len(text) - possible_beginning(text, self._stops)
        self._held = text[safe:]
        return text[:safe]

    def flush(self) -> str:
        """What was held back for nothing, at the end of the answer."""
        held, self._held = self._held, ""
        return held


def possible_beginning(text: str, strings: Sequence[str]) -> int:
    """Length of the longest end of a text that one of some strings begins with."""
    longest = max((len(string) - 1 for string in strings), default=0)
    for length in range(min(longest, len(text)), 0, -1):
        if any(string.startswith(text[-length:]) for string in strings):
            return length
    return 0
