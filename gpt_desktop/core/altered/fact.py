"""Something in a text that no rewriting may change in silence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """The names that checks of it have, which are stored."""

    NUMBER = "numbers"
    DATE = "dates"
    NAME = "names"
    QUOTE = "quotes"
    ADDRESS = "addresses"
    DENIAL = "negation"


@dataclass(frozen=True, slots=True)
class Fact:
    """A place of a text that says one; ``end`` is not part of it."""

    kind: FactKind
    start: int
    end: int

    def of(self, text: str) -> str:
        """Its words."""
        return text[self.start : self.end]
