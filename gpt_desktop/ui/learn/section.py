"""A section of the room Learn, as a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.part import ViewPart
from gpt_desktop.ui.view.view import View


class LearnSection(ViewPart):
    """Made when it is first shown, as a child of its view; ``sections.SECTIONS`` lists them.

    ``title`` is a source string. All methods are called on the GUI thread and take no time worth
    speaking of.

    Signals:
        section_wanted: the id of another section to show.
        cards_handed_over: cards that are to be learned, and their ``Origin``.
        work_handed_over: a ``Work`` that another section is to show.
    """

    section_wanted = Signal(str)
    cards_handed_over = Signal(object, object)
    work_handed_over = Signal(object)

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

    def open_work(self, work: Work) -> None:
        """Show a work that another section handed over."""

    def take_cards(self, cards: Sequence[CardText], origin: Origin) -> None:
        """Learn cards that another section handed over."""

    def forget_decks(self) -> None:
        """All decks are about to be deleted for good: show none any more."""

    def toggle_side_list(self) -> None:
        """Show or hide its side list, where it has one."""

    @Slot()
    def stop(self) -> None:
        """Cancel what it runs; what there is stays."""

    @property
    def busy(self) -> bool:
        """Whether it runs something."""
        return False
