"""A text to work on: heading, editor, what is known of it, and the button that begins."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.words import count_words
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.text_editor import TextEditor

_COUNT_DELAY_MS = 150


class SourcePane(QWidget):
    """Signals ask the view to begin, or for a file to take the text from."""

    run_requested = Signal()
    file_requested = Signal()

    def __init__(
        self,
        context: ViewContext,
        *,
        heading: QWidget,
        placeholder: str,
        accessible_name: str,
        run: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor = TextEditor(context.theme, placeholder, accessible_name)
        set_role(self.editor, "sheet")
        self.open = IconButton(context.theme, "folder-open", tr("Open a file…"), "Ctrl+O")
        self.clear = IconButton(context.theme, "x", tr("Clear the text"))
        self.run = text_button(run, "primary")
        self.run.setToolTip(with_shortcut(run, "Ctrl+Return"))
        self.progress = ProgressLine(context.theme)
        self.error = ErrorCard(context.theme)
        self._detail = ""
        self.facts = QLabel()
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_DELAY_MS)
        self._counting.timeout.connect(self._show_facts)
        set_role(self.facts, "caption")
        self._lay_out(heading)
        self.clear.clicked.connect(self._on_clear)
        self.open.clicked.connect(self.file_requested)
        self.error.action_requested.connect(self.file_requested)
        self.run.clicked.connect(self.run_requested)
        self.editor.textChanged.connect(self._on_text_changed)
        self._on_text_changed()

    def text(self) -> str:
        return self.editor.text()

    def replace_text(self, text: str) -> None:
        """Put another text in place; undo brings the old one back."""
        cursor = QTextCursor(self.editor.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def set_detail(self, detail: str) -> None:
        """What else is known of the text, shown before the word count."""
        self._detail = detail
        self._show_facts()

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

    def _lay_out(self, heading: QWidget) -> None:
        header = QHBoxLayout()
        header.setSpacing(GAP_TINY)
        header.addWidget(heading)
        header.addStretch(1)
        header.addWidget(self.open)
        header.addWidget(self.clear)
        footer = QHBoxLayout()
        footer.setSpacing(GAP_SMALL)
        footer.addWidget(self.facts, 1)
        footer.addWidget(self.run)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.progress)
        column.addWidget(self.error)
        column.addWidget(self.editor, 1)
        column.addLayout(footer)

    @Slot()
    def _on_clear(self) -> None:
        self.error.clear()
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
        words = tr_count("{count:,} word", "{count:,} words", count) if count else ""
        self.facts.setText(" · ".join(part for part in (self._detail, words) if part))
