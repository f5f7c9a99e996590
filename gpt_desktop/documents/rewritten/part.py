"""What every format makes of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.languages import Language
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit

Targets = Mapping[int, WrittenUnit]
"""By the unit's number in the part."""


class Part(Protocol):
    """Text in one format, such as a member of a Word file."""

    @property
    def units(self) -> Sequence[MarkedText]: ...

    def written(self, targets: Targets, language: Language) -> bytes:
        """The part with units replaced; asked once."""
        ...


class RewrittenFile(Protocol):
    """A whole file."""

    @property
    def units(self) -> Sequence[MarkedText]: ...

    @property
    def columns(self) -> Sequence[str]:
        """The names of a table's columns; empty for others."""
        ...

    @property
    def column(self) -> str:
        """The column whose cells are the units, or ""."""
        ...

    def write(self, targets: Targets, language: Language, place: Path) -> None:
        """Write it with units replaced; raises OSError."""
        ...


class PlainFile:
    """A file that is one part."""

    def __init__(self, part: Part, columns: Sequence[str] = (), column: str = "") -> None:
        self._part = part
        self.columns = columns
        self.column = column

    @property
    def units(self) -> Sequence[MarkedText]:
        return self._part.units

    def write(self, targets: Targets, language: Language, place: Path) -> None:
        place.write_bytes(self._part.written(targets, language))


def shifted(targets: Targets, first: int, count: int) -> dict[int, WrittenUnit]:
    """Those of ``count`` units from ``first`` on, counted from 0 again."""
    numbers = range(first, first + count)
    if len(targets) < count:
        return {number - first: targets[number] for number in targets if number in numbers}
    return {number - first: targets[number] for number in numbers if number in targets}
