"""One segment of the translation, written over in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.translate.row_text import NO_ROW, RowText
from gpt_desktop.ui.widgets.text_editor import TextEditor

_MARGIN = 2
_EDGE = 6  # of its border, its padding and its margin
_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)


class SegmentEditor(TextEditor):
    """Lies over its row. Enter and leaving it write, Escape leaves the row as it was.

    Attributes:
        number: of the row that is written over; ``NO_ROW`` while it is put away.

    Signals:
        committed: the row's number and the words that are to stand there.
        closed: it was put away; whoever hears it takes the focus.
        step_wanted: 1 or -1; write this one, and go on with the next or the one before.
    """

    committed = Signal(int, str)
    closed = Signal()
    step_wanted = Signal(int)

    def __init__(self, theme: Theme, rows: RowText) -> None:
        super().__init__(theme, "", tr("Translation of this segment"), rows.viewport())
        set_role(self, "segment")
        self.document().setDocumentMargin(_MARGIN)
        self._rows = rows
        self.number = NO_ROW
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.verticalScrollBar().valueChanged.connect(self._follow)
        rows.measured_anew.connect(self._follow)
        self.textChanged.connect(self._follow)
        self.hide()

    def open(self, number: int, words: str) -> None:
        """Write over a row."""
        self.number = number
        self.setPlainText(words)
        self._follow()
        self.show()
        self.raise_()
        self.setFocus()
        self.selectAll()

    def commit(self) -> None:
        """Write what stands there, where it is open."""
        if self.number != NO_ROW:
            number, self.number = self.number, NO_ROW
            self.hide()
            self.committed.emit(number, " ".join(self.text().split("\n")).strip())

    def cancel(self) -> None:
        """Leave the row as it was."""
        self.number = NO_ROW
        self.hide()

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _is_ours(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.closed.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step_wanted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
            self.commit()

    @Slot()
    def _follow(self) -> None:
        """Stay over the row, as high as the words need."""
        if self.number == NO_ROW:
            return
        row = self._rows.row_rect(self.number)
        row.setLeft(self._rows.lines.gutter - _EDGE)  # words stand where they stood
        lines = max(1, int(self.document().size().height()))
        needed = lines * self.fontMetrics().lineSpacing() + 2 * _EDGE
        row.setHeight(max(row.height(), needed))
        self.setGeometry(row)


def _is_ours(event: QKeyEvent) -> bool:
    alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return event.key() in _KEYS and (alt or event.key() == Qt.Key.Key_Escape)
