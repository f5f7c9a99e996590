"""Parts of a text that were read as something already."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable


class Taken:
    """Parts that do not overlap; asking and adding take no longer where there are many."""

    def __init__(self, parts: Iterable[tuple[int, int]] = ()) -> None:
        self._parts = sorted(parts)

    def take(self, start: int, end: int) -> bool:
        """Take a part, if all of it is free; says whether it was."""
        at = bisect_left(self._parts, (start, start))
        before = at > 0 and self._parts[at - 1][1] > start
        after = at < len(self._parts) and self._parts[at][0] < end
        if before or after:
            return False
        insort(self._parts, (start, end))
        return True
