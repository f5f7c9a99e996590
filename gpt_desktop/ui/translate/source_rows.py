"""The text that was translated, in rows; whoever begins to write is taken to the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QKeySequence

from gpt_desktop.ui.translate.row_text import RowText

_CHANGING = (
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Delete,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
_CHANGING_KEYS = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier


class SourceRows(RowText):
    """Looks and reads like the editor that it stands in for.

    Signals:
        edit_wanted: the event that would change the text, for the editor to take.
    """

    edit_wanted = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _changes(event):
            self.edit_wanted.emit(event)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files and words go to the view or the window."""
        event.ignore()


def _changes(event: QKeyEvent) -> bool:
    if any(event.matches(key) for key in _CHANGING):
        return True
    if event.modifiers() & _CONTROL:
        return False
    return event.key() in _CHANGING_KEYS or (event.text().isprintable() and bool(event.text()))
