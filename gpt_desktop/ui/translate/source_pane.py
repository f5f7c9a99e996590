"""A text to work on: editor, what is known of it, and the button that begins."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.translate.source_rows import SourceRows
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import qt_place

_COUNT_DELAY_MS = 150


class SourcePane(QWidget):
    """The editor, or in its place the rows of the text as it was translated.

    Attributes:
        rows: whoever makes it fills them.

    Signals:
        run_requested, file_requested: begin, or open a file to take the text from.
        edit_begun: the editor took the place of the rows.
        edit_left: the focus left the editor.
    """

    run_requested = Signal()
    file_requested = Signal()
    edit_begun = Signal()
    edit_left = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = TextEditor(
            context.theme,
            tr("Write or paste a text, or drop a file here."),
            tr("Text to translate"),
        )
        set_role(self.editor, "sheet")
        self.rows = SourceRows(context.theme, tr("Text to translate"), gutter=GAP)
        self.edit = IconButton(context.theme, "pencil", tr("Edit the text"))
        self.open = IconButton(context.theme, "folder-open", tr("Open a file…"), "Ctrl+O")
        self.clear = IconButton(context.theme, "x", tr("Clear the text"))
        self.run = text_button(tr("Translate"), "primary")
        self.run.setToolTip(with_shortcut(tr("Translate"), "Ctrl+Return"))
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self.facts = QLabel()
        set_role(self.facts, "caption")
        self._pages = QStackedWidget()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_DELAY_MS)
        self._counting.timeout.connect(self._show_facts)
        self._lay_out()
        self._connect()
        self._on_text_changed()

    def text(self) -> str:
        return self.editor.text()

    def replace_text(self, text: str) -> None:
        """Put another text in place; undo brings the old one back."""
        cursor = QTextCursor(self.editor.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    @property
    def shows_rows(self) -> bool:
        return self._pages.currentWidget() is self.rows

    def show_rows(self, rows: bool) -> None:
        """Show the rows in the editor's place, or the editor; the focus stays in the pane."""
        if rows == self.shows_rows:
            return
        shown: QWidget = self.rows if rows else self.editor
        focused = self.editor.hasFocus() or self.rows.hasFocus()
        self._pages.setCurrentWidget(shown)
        self.edit.setVisible(rows)
        self.setFocusProxy(shown)
        if focused:
            shown.setFocus()

    @Slot()
    def edit_text(self) -> None:
        """Go on in the editor, at the same place of the text."""
        if not self.shows_rows:
            return
        self.show_rows(False)
        text, selected = self.rows.text(), self.rows.textCursor()
        places = (selected.anchor(), selected.position())
        last = self.editor.document().characterCount() - 1
        anchor, position = (
            min(last, qt_place(text, self.rows.lines.place(place))) for place in places
        )
        cursor = self.editor.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
        self.edit_begun.emit()

    @Slot(object)
    def show_progress(self, progress: Progressed) -> None:
        self.error.clear()
        self.progress.show_progress(progress, None)

    @Slot()
    def clear_progress(self) -> None:
        self.progress.clear()

    @Slot(object)
    def show_error(self, error: Exception) -> None:
        self.error.show_error(error)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            reasons = Qt.FocusReason
            if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
                self.edit_left.emit()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.editor.installEventFilter(self)
        self.edit.clicked.connect(self.edit_text)
        self.clear.clicked.connect(self._on_clear)
        self.open.clicked.connect(self.file_requested)
        self.error.action_requested.connect(self.file_requested)
        self.run.clicked.connect(self.run_requested)
        self.rows.edit_wanted.connect(self._on_edit_wanted)
        self.rows.activated.connect(self.edit_text)
        self.editor.textChanged.connect(self._on_text_changed)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.editor)
        self._pages.addWidget(self.rows)
        self.edit.hide()
        self.setFocusProxy(self.editor)
        footer = QHBoxLayout()
        footer.setSpacing(GAP_TINY)
        footer.addWidget(self.facts, 1)
        for widget in (self.edit, self.open, self.clear):
            footer.addWidget(widget)
        footer.addSpacing(GAP_TINY)
        footer.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self._pages, 1)
        column.addLayout(footer)

    @Slot(object)
    def _on_edit_wanted(self, event: QEvent) -> None:
        self.edit_text()
        QCoreApplication.sendEvent(self.editor, event)

    @Slot()
    def _on_clear(self) -> None:
        self.error.clear()
        self.show_rows(False)
        self.replace_text("")
        self.editor.setFocus()

    @Slot()
    def _on_text_changed(self) -> None:
        empty = self.editor.document().isEmpty()
        self.clear.setEnabled(not empty)
        self.run.setEnabled(not empty)
        self._counting.start()

    @Slot()
    def _show_facts(self) -> None:
        count = count_words(self.text())
        self.facts.setText(tr_count("{count:,} word", "{count:,} words", count) if count else "")
