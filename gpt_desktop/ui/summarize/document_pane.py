"""The text of a document, to read beside its summary."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import DocumentSpan
from gpt_desktop.ui.summarize.coverage_strip import CoverageStrip
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ProgressLine
from gpt_desktop.ui.work.document_text import DocumentText


class DocumentPane(QWidget):
    """Its name and size, what reading it left out, its text, and what the summary covers."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted: DocumentSpan | None = None
        self.name = QLabel()
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        set_role(self.name, "heading")
        self.facts = QLabel()
        set_role(self.facts, "caption")
        self.progress = ProgressLine(context.theme)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        set_role(self.warning, "warning")
        self.editor = DocumentText(context.theme)
        self.strip = CoverageStrip(context.theme)
        self.strip.place_chosen.connect(self.editor.show_place)
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
        beside = QHBoxLayout()
        beside.setSpacing(GAP_TINY)
        beside.addWidget(self.editor, 1)
        beside.addWidget(self.strip)
        column.addLayout(beside, 1)

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
        self.editor.show_document(entry.document)
        self._show_wanted()

    @Slot(object)
    def show_source(self, place: DocumentSpan) -> None:
        """Point at a passage, as soon as its document is the one that is shown."""
        self._wanted = place
        self._show_wanted()

    def _show_wanted(self) -> None:
        document, wanted = self.editor.shown_document, self._wanted
        if document is not None and wanted is not None and wanted.document_id == document.id:
            self._wanted = None
            self.editor.show_passage(wanted.span)
