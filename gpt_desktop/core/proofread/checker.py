"""What finds faults by rules or a dictionary, without a model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from gpt_desktop.core.proofread.candidate import Kind


@dataclass(frozen=True, slots=True)
class Finding:
    """A place where something may be wrong.

    Attributes:
        start: its first character in the text.
        before: what stands there; "" where something is missing.
        afters: what may stand there instead, the likeliest first; nothing where the checker
            knows nothing better.
        rule: what the checker says of it, in English, or "".
    """

    start: int
    before: str
    afters: tuple[str, ...]
    kind: Kind
    rule: str = ""


class Checker(Protocol):
    """Finds faults in a text."""

    def find(self, text: str) -> list[Finding]:
        """Faults in their order; waits until what it needs is loaded.

        Raises:
            UserFacingError: what it needs cannot be loaded.
        """
        ...


class Checkers(Protocol):
    """The checkers there are."""

    def folder(self) -> str:
        """Where a person's own dictionaries belong."""
        ...

    def checker(self, language: str) -> Checker | None:
        """The one of a language, by its code; None if there is none."""
        ...
