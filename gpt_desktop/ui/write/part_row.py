"""All parts of one Write view, asked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.part_group import PartGroup
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.parts import PARTS
from gpt_desktop.ui.write.writing_view import WritingView


class PartRow(PartGroup[WritePart]):
    """Makes the parts."""

    def __init__(self, view: WritingView, parts: Sequence[type[WritePart]] = PARTS) -> None:
        super().__init__(view, tuple(make(view) for make in parts))

    def menu_commands(self) -> list[Command]:
        return [command for part in self.all for command in part.menu_commands()]

    def actions(self) -> list[QAction]:
        return [action for part in self.all for action in part.actions()]

    def activate(self) -> bool:
        """Let the first that wants it have the focus."""
        return any(part.activate() for part in self.all)

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

    def forget_texts(self) -> None:
        for part in self.all:
            part.forget_texts()
