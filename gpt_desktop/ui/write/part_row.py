"""All parts of one Write view, asked one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.parts import PARTS
from gpt_desktop.ui.write.writing_view import WritingView

P = TypeVar("P", bound=WritePart)


class PartRow(QObject):
    """Makes the parts."""

    def __init__(self, view: WritingView, parts: Sequence[type[WritePart]] = PARTS) -> None:
        super().__init__(view)
        self.all = tuple(make(view) for make in parts)

    def part(self, kind: type[P]) -> P:
        """The one of a kind; raises LookupError where there is none."""
        for part in self.all:
            if isinstance(part, kind):
                return part
        raise LookupError(kind.__name__)

    def commands(self) -> list[Command]:
        return [command for part in self.all for command in part.commands()]

    def menu_commands(self) -> list[Command]:
        return [command for part in self.all for command in part.menu_commands()]

    def actions(self) -> list[QAction]:
        return [action for part in self.all for action in part.actions()]

    def draft(self) -> dict[str, object]:
        return {key: value for part in self.all for key, value in part.draft().items()}

    def restore(self, draft: Mapping[str, object]) -> None:
        for part in self.all:
            part.restore(draft)

    def activate(self) -> bool:
        """Let the first that wants it have the focus."""
        return any(part.activate() for part in self.all)

    def escape(self) -> bool:
        """Let the first that has something open close it."""
        return any(part.escape() for part in self.all)

    def step_to_mark(self, by: int) -> bool:
        """Let one that has a marked place go on to the next one, or back.

        From the last one on: marks of proofreading are in the text, others in cards beside it.
        """
        return any(part.step_to_mark(by) for part in reversed(self.all))

    def open_work(self, stored: Work) -> bool:
        return any(part.open_work(stored) for part in self.all)

    def work_deleted(self, work_id: str) -> None:
        for part in self.all:
            part.work_deleted(work_id)

    def forget_works(self) -> None:
        for part in self.all:
            part.forget_works()

    def save_state(self) -> None:
        for part in self.all:
            part.save_state()

    def forget_texts(self) -> None:
        for part in self.all:
            part.forget_texts()

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
