"""Translations that were kept, to be found again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gpt_desktop.core.translation.pair import Pair


@dataclass(frozen=True, slots=True)
class MemoryMatch:
    """A kept translation of a text that is the one looked up, or like it.

    Attributes:
        likeness: of the two sources, 0 to 1; 1 is the same text.
    """

    source: str
    target: str
    likeness: float

    def __post_init__(self) -> None:
        if not 0 <= self.likeness <= 1:
            raise ValueError(f"likeness is from 0 to 1, not {self.likeness}")


class TranslationMemory(Protocol):
    """Finds and keeps translations. Every method may be called from any thread."""

    def look_up(self, text: str, pair: Pair, least: float = 1.0) -> tuple[MemoryMatch, ...]:
        """Translations of texts at least so like it, the likest first; a few of them."""
        ...

    def put(self, source: str, target: str, pair: Pair) -> None:
        """Keep a translation; another one of the same text takes its place."""
        ...
