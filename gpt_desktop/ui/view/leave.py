"""Work that the end of the app would break off, and that can be saved before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leave:
    """What a view asks before the app ends.

    Attributes:
        words: what would be broken off, and how it is gone on with.
        stay: the words of the button that lets it go on.
        save: asks the work to save and end; at once.
        under_way: whether it still works.
    """

    words: str
    stay: str
    save: Callable[[], object]
    under_way: Callable[[], bool]
