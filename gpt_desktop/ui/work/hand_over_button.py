"""A button by which a result goes on to another view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.buttons import IconButton

_VIEWS = (
    ("assistant", mark("Open in Assistant")),
    ("translate", mark("Open in Translate")),
    ("learn", mark("Explain in Learn")),
)


class HandOverButton(IconButton):
    """Its menu names the views that take a text.

    Signals:
        chosen: the id of the view.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "arrow-up-right", tr("Open in another view"), "", parent)
        self._menu = QMenu(self)
        for view_id, words in _VIEWS:
            self._menu.addAction(tr(words)).triggered.connect(partial(self._choose, view_id))
        self.clicked.connect(self._open)

    @property
    def menu_shown(self) -> QMenu:
        """What a click opens."""
        return self._menu

    @Slot()
    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, view_id: str, checked: bool = False) -> None:
        del checked  # no action of the menu can be
        self.chosen.emit(view_id)
