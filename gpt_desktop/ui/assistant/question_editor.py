"""The field in which a question is asked anew."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.text_editor import TextEditor

_FEWEST_LINES, _MOST_LINES = 2, 12


class QuestionEditor(QWidget):
    """Ctrl+Enter sends, Esc leaves the question as it was asked.

    Signals:
        sent: the new words.
        cancelled: the old ones are to stay.
    """

    sent = Signal(str)
    cancelled = Signal()

    def __init__(self, theme: Theme, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = TextEditor(theme, tr("Write a message"), tr("Edit the question"))
        set_role(self.field, "sheet")
        self.field.setPlainText(text)
        self.field.set_lines(_FEWEST_LINES, _MOST_LINES)
        self.field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.send = text_button(tr("Ask anew"), "primary")
        self.send.setToolTip(with_shortcut(tr("Ask anew"), "Ctrl+Return"))
        self.cancel = text_button(tr("Cancel"))
        self.cancel.setToolTip(with_shortcut(tr("Cancel"), "Esc"))
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.send)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.send.clicked.connect(self._on_send)
        self.cancel.clicked.connect(self.cancelled)
        self.field.textChanged.connect(self._on_changed)
        for keys, slot in (
            ("Ctrl+Return", self._on_send),
            ("Ctrl+Enter", self._on_send),
            ("Esc", self.cancelled.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _on_changed(self) -> None:
        self.send.setEnabled(bool(self.field.toPlainText().strip()))

    @Slot()
    def _on_send(self) -> None:
        text = self.field.text().strip()
        if text:
            self.sent.emit(text)
