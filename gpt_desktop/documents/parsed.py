"""What a parser makes of a file, before it becomes a Document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gpt_desktop.core.documents import Block
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind

Report = Callable[[int, int], None]
"""Takes parts done and parts in all; called often, since silence counts as being stuck."""


@dataclass(slots=True)
class Parsed:
    """Blocks in reading order and what is known besides.

    Attributes:
        title: from the file's own metadata or first heading, or "".
        warnings: each with the numbers its words need, such as page numbers.
    """

    blocks: list[Block]
    title: str = ""
    page_count: int | None = None
    warnings: list[tuple[WarningKind, list[int]]] = field(default_factory=list)


class TextBudget:
    """Counts characters against the limit while they come in."""

    def __init__(self, characters: int) -> None:
        self._left = characters

    def take(self, text: str) -> None:
        """Raises ReadFailureError once the limit is passed."""
        self._left -= len(text)
        if self._left < 0:
            raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
