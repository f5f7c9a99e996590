"""Where messages are written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.text_editor import TextEditor

_MOST_LINES = 8
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
# More than any conversation has; a page beyond its end is its end.
_ENDS = {Qt.Key.Key_Home: -100_000, Qt.Key.Key_End: 100_000}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


LONG_TEXT = 2_000  # characters; a longer paste goes beside the message


def _files(source: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


class ComposerEdit(TextEditor):
    """Enter sends, Shift+Enter begins a line; Up in the empty field brings back the last question.

    Page Up and Page Down turn the pages of the conversation (``page_requested`` with -1, 1);
    Home and End in the empty field lead to its ends.
    Pasted files (``files_pasted`` with their paths) and texts too long to be read in a field
    (``long_text_pasted``) are for whoever takes them, and change nothing here.
    Enter while an input method composes belongs to the input method.
    """

    entered = Signal()
    files_pasted = Signal(object)
    long_text_pasted = Signal(str)
    recall_requested = Signal()
    page_requested = Signal(int)
    focus_changed = Signal(bool)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, tr("Write a message"), tr("Message"), parent)
        set_role(self, "bare")
        self._composing = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_height)
        self._follow_height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and plain:
            if not self._composing:
                self.entered.emit()
        elif event.key() == Qt.Key.Key_Up and plain and not self.toPlainText():
            self.recall_requested.emit()
        elif event.key() in _PAGES and plain:
            self.page_requested.emit(_PAGES[Qt.Key(event.key())])
        elif event.key() in _ENDS and not self.toPlainText():
            self.page_requested.emit(_ENDS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.focus_changed.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """A paste: drops of files never come here."""
        files = _files(source)
        if files:
            self.files_pasted.emit(files)
        elif source.hasText() and len(source.text()) > LONG_TEXT:
            self.long_text_pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files go on to the window."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_height()

    @Slot()
    def _follow_height(self) -> None:
        # A plain-text document gives its height in lines.
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + GAP_TINY)


class Composer(QFrame):
    """The field and the button, which stops the answer while there is one on its way.

    Signals:
        sent: the text, which stays in the field until ``clear``.
        stop_requested: the answer is to stop.
        changed: the text is another.
        page_requested: -1 for a page up in the conversation, 1 for a page down.
    """

    sent = Signal(str)
    stop_requested = Signal()
    changed = Signal()
    page_requested = Signal(int)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "field")
        self._busy = False
        self._shown: tuple[bool, bool] | None = None
        self._last_question = ""
        self.edit = ComposerEdit(context)
        self.button = IconButton(context.theme, "arrow-up", tr("Send"), "Return")
        set_role(self.button, "send")
        row = self._row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP_SMALL)
        self._column.addLayout(row)
        self._show_focus(False)
        self.setFocusProxy(self.edit)
        self.edit.entered.connect(self._on_entered)
        self.edit.recall_requested.connect(self._recall)
        self.edit.page_requested.connect(self.page_requested)
        self.edit.focus_changed.connect(self._show_focus)
        self.edit.textChanged.connect(self._on_text_changed)
        self.button.clicked.connect(self._on_button)
        self._show_button()

    @property
    def text(self) -> str:
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Put a text in place, with the cursor at its end."""
        self.edit.setPlainText(text)
        self.edit.moveCursor(QTextCursor.MoveOperation.End)

    def clear(self) -> None:
        self.edit.clear()

    def add_tool(self, widget: QWidget) -> None:
        """Put a button of a part before the field."""
        place = self._row.indexOf(self.edit)
        self._row.insertWidget(place, widget, 0, Qt.AlignmentFlag.AlignBottom)

    def add_above(self, widget: QWidget) -> None:
        """Put something of a part above the field, such as what goes with the text."""
        self._column.insertWidget(self._column.count() - 1, widget)

    def set_busy(self, busy: bool) -> None:
        """Whether an answer is on its way in the conversation shown."""
        self._busy = busy
        self._show_button()

    def set_last_question(self, text: str) -> None:
        """What Up brings back."""
        self._last_question = text

    @Slot()
    def _on_entered(self) -> None:
        if not self._busy and self.text.strip():
            self.sent.emit(self.text)

    @Slot()
    def _on_button(self) -> None:
        if self._busy:
            self.stop_requested.emit()
        else:
            self._on_entered()
        self.edit.setFocus()

    @Slot()
    def _recall(self) -> None:
        if self._last_question:
            self.set_text(self._last_question)

    @Slot()
    def _on_text_changed(self) -> None:
        self._show_button()
        self.changed.emit()

    @Slot(bool)
    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        set_role(self, "field")
        # The ring of the focus is a pixel wider than the outline.
        small = GAP_SMALL - focused
        self._column.setContentsMargins(GAP_MEDIUM - focused, small, small, small)

    def _show_button(self) -> None:
        enabled = self._busy or bool(self.text.strip())
        if self._shown == (enabled, self._busy):
            return
        self._shown = (enabled, self._busy)
        self.button.setEnabled(enabled)
        self.button.set_colour("on_accent" if enabled else "second_text")
        self.button.set_icon_name("square" if self._busy else "arrow-up")
        if self._busy:
            self.button.set_name(tr("Stop"), "Esc")
        else:
            self.button.set_name(tr("Send"), "Return")
