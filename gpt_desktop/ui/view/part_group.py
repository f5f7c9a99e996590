"""All parts of one view, asked one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject

from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.part import ViewPart

P = TypeVar("P", bound=ViewPart)
Kind = TypeVar("Kind", bound=ViewPart)


class PartGroup(QObject, Generic[P]):
    """The parts in the order in which they are asked.

    Attributes:
        all: the parts.
    """

    def __init__(self, view: QObject, parts: Iterable[P]) -> None:
        super().__init__(view)
        self.all = tuple(parts)

    def part(self, kind: type[Kind]) -> Kind:
        """The one of a kind; raises LookupError where there is none."""
        for part in self.all:
            if isinstance(part, kind):
                return part
        raise LookupError(kind.__name__)

    def commands(self) -> list[Command]:
        return [command for part in self.all for command in part.commands()]

    def draft(self) -> dict[str, object]:
        return {key: value for part in self.all for key, value in part.draft().items()}

    def restore(self, draft: Mapping[str, object]) -> None:
        for part in self.all:
            part.restore(draft)

    def escape(self) -> bool:
        """Let the first that has something open close it."""
        return any(part.escape() for part in self.all)

    def forget_works(self) -> None:
        for part in self.all:
            part.forget_works()

    def save_state(self) -> None:
        for part in self.all:
            part.save_state()

    def model_changed(self) -> None:
        for part in self.all:
            part.model_changed()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return any(part.accepts_files(paths) for part in self.all)

    def open_files(self, paths: Sequence[Path]) -> None:
        """The first part that can takes them."""
        for part in self.all:
            if part.accepts_files(paths):
                part.open_files(paths)
                return
