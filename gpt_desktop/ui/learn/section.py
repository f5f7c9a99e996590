"""A section of the room Learn, as a module of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gpt_desktop.ui.view.part import ViewPart
from gpt_desktop.ui.view.view import View


class LearnSection(ViewPart):
    """Made when it is first shown, as a child of its view; ``sections.SECTIONS`` lists them.

    ``title`` is a source string. All methods are called on the GUI thread and take no time worth
    speaking of.
    """

    id = ""
    title = ""
    icon_name = ""

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.view = view
        self.context = view.context

    def widget(self) -> QWidget:
        """What is shown of it; the same each time."""
        raise NotImplementedError

    def bind(self, keys: str, slot: Callable[[], object]) -> None:
        """A key for this section only."""
        shortcut = QShortcut(QKeySequence(keys), self.widget())
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def shown(self) -> None:
        """It came to the front: put the focus in place."""

    def hidden(self) -> None:
        """Another section came to the front."""

    def take_text(self, text: str) -> None:
        """Go on with a text that another view handed over."""

    def toggle_side_list(self) -> None:
        """Show or hide its side list, where it has one."""

    @Slot()
    def stop(self) -> None:
        """Cancel what it runs; what there is stays."""

    @property
    def busy(self) -> bool:
        """Whether it runs something."""
        return False
