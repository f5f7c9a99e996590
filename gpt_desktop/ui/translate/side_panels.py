"""What opens right of the panes, one at a time: the review, the glossary, the memory."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton

PANEL_WIDTH = 292


class SidePanels(QFrame):
    """Each has its name above it, and a button elsewhere that opens and closes it.

    It does not move in: the panes beside it would be laid out anew with every step.

    Signals:
        changed: another one is open, or none.
        left: the open one was closed from within; whoever hears it takes the focus.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "beside")
        self.setFixedWidth(PANEL_WIDTH)
        self._theme = theme
        self._pages: dict[str, QWidget] = {}
        self._buttons: dict[str, IconButton] = {}
        self._opened = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 0, 0, 0)
        self._row.setSpacing(0)
        self.hide()

    @property
    def opened(self) -> str:
        """The name of the one that is open, or ""."""
        return self._opened

    def add(self, name: str, title: str, panel: QWidget, button: IconButton) -> None:
        """Take one in, closed.

        Args:
            name: kept in drafts.
            title: stands above it, translated.
            button: opens and closes it.
        """
        self._pages[name] = self._framed(title, panel)
        self._buttons[name] = button
        self._row.addWidget(self._pages[name])
        self._pages[name].hide()
        button.setCheckable(True)
        button.setProperty("panel", name)
        button.clicked.connect(self._on_button)

    def open(self, name: str) -> None:
        """Show this one and no other; "" or a name nobody has closes all."""
        self._opened = name if name in self._pages else ""
        for each, page in self._pages.items():
            page.setVisible(each == self._opened)
            self._buttons[each].setChecked(each == self._opened)
        self.setVisible(bool(self._opened))
        self.changed.emit()

    def toggle(self, name: str) -> None:
        self.open("" if self._opened == name else name)

    @Slot()
    def close_panel(self) -> None:
        """Put away what is open."""
        self.open("")
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_button(self) -> None:
        self.toggle(str(self.sender().property("panel")))

    def _framed(self, title: str, panel: QWidget) -> QWidget:
        heading = QLabel(title)
        set_role(heading, "heading")
        close = IconButton(self._theme, "x", tr("Close"), "Esc")
        close.clicked.connect(self.close_panel)
        header = QHBoxLayout()
        header.addWidget(heading, 1)
        header.addWidget(close)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP, GAP_SMALL, GAP_SMALL, GAP)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(panel, 1)
        return page
