"""Something Write offers beside the text itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction

from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.part import ViewPart
from gpt_desktop.ui.write.writing_view import WritingView


class WritePart(ViewPart):
    """Made with the view, which it is a child of; ``parts.PARTS`` lists them.

    A part builds its widgets into the page's places (``page.add_tool``, ``add_side``,
    ``add_above``, ``add_foot``, ``page.column``) and its keys with ``view.add_shortcut``. All
    methods are called on the GUI thread and take no time worth speaking of.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.view = view
        self.page = view.page
        self.editor = view.editor
        self.context = view.context

    def menu_commands(self) -> Sequence[Command]:
        """What the menu beside the text's name offers; asked anew each time it opens."""
        return ()

    def actions(self) -> Sequence[QAction]:
        """What the menu of the text and the bar over a selection offer; asked once."""
        return ()

    def activate(self) -> bool:
        """Write was shown: take the focus and return True, or leave it to the next part."""
        return False

    def step_to_mark(self, by: int) -> bool:
        """F8 (``by`` 1) or Shift+F8 (-1): go to a place that wants a look and return True."""
        del by  # most parts mark none
        return False

    def open_work(self, stored: Work) -> bool:
        """Show a work out of the history, or leave it to the next part."""
        del stored  # most parts make none
        return False

    def work_deleted(self, work_id: str) -> None:
        """A work left the history."""

    def forget_texts(self) -> None:
        """All texts are about to be deleted for good: show none any more."""
