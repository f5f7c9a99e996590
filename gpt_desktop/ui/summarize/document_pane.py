"""The text of a document, to read beside its summary."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ProgressLine
from gpt_desktop.ui.widgets.text_editor import TextEditor

_SLICE_LETTERS = 40_000


class DocumentPane(QWidget):
    """Long texts are put in slice by slice, so that the window never waits."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry: DocumentEntry | None = None
        self._text = ""
        self._shown = 0
        self.name = QLabel()
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.name, "heading")
        self.facts = QLabel()
        set_role(self.facts, "caption")
        self.progress = ProgressLine(context.theme)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        set_role(self.warning, "warning")
        self.editor = TextEditor(
            context.theme, tr("There is no text to show."), tr("Text of the document")
        )
        self.editor.setReadOnly(True)
        set_role(self.editor, "sheet")
        self.editor.setUndoRedoEnabled(False)
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._add_slice)
        header = QHBoxLayout()
        header.setSpacing(GAP_SMALL)
        header.addWidget(self.name, 1)
        header.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(header)
        column.addWidget(self.progress)
        column.addWidget(self.warning)
        column.addWidget(self.editor, 1)

    def show_entry(self, entry: DocumentEntry) -> None:
        """Show a document, or how far reading it is."""
        self.name.setText(entry.name)
        self.name.setToolTip(str(entry.path) if entry.path else entry.name)
        self.facts.setText(entry.size_words())
        if entry.reading is None:
            self.progress.clear()
        else:
            self.progress.show_progress(entry.reading, None)
        warnings = entry.document.warnings if entry.document else ()
        self.warning.setText("\n".join(warnings))
        self.warning.setVisible(bool(warnings))
        text = entry.document.text if entry.document else ""
        if entry is not self._entry or text != self._text:
            self._entry = entry
            self._show_text(text)

    def _show_text(self, text: str) -> None:
        self._text, self._shown = text, 0
        self.editor.clear()
        self._add_slice()

    @Slot()
    def _add_slice(self) -> None:
        piece = self._text[self._shown : self._shown + _SLICE_LETTERS]
        cursor = QTextCursor(self.editor.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(piece)
        self._shown += len(piece)
        if self._shown < len(self._text):
            self._slices.start()
        else:
            self._slices.stop()
