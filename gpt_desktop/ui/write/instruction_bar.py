"""What is to be done with a text, in the person's own words."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button


class InstructionBar(QFrame):
    """Hidden until it is asked for; it keeps its words for the next time.

    Signals:
        given: the words.
        closed: nothing is to be done.
    """

    given = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.words = QLineEdit()
        self.words.setAccessibleName(tr("Own instruction"))
        self.words.setPlaceholderText(tr("What is to be done with the text?"))
        self.words.setMaxLength(2_000)
        self.go = text_button(tr("Do it"), "primary")
        self.close_button = IconButton(theme, "x", tr("Close"), "Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_SMALL, GAP_TINY, GAP_TINY, GAP_TINY)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.words, 1)
        row.addWidget(self.go)
        row.addWidget(self.close_button)
        self.words.returnPressed.connect(self._give)
        self.words.textChanged.connect(self._on_text_changed)
        self.go.clicked.connect(self._give)
        self.close_button.clicked.connect(self.closed)
        self._on_text_changed()
        self.hide()

    def ask(self) -> None:
        """Show it, to be written in."""
        self.show()
        self.words.selectAll()
        self.words.setFocus()

    @Slot()
    def _give(self) -> None:
        words = self.words.text().strip()
        if words:
            self.given.emit(words)

    @Slot()
    def _on_text_changed(self) -> None:
        self.go.setEnabled(bool(self.words.text().strip()))
