"""A document beside the conversation, at the passage that was asked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.work.document_text import DocumentText

_WIDTH = 360


class SourcePanel(QFrame):
    """Its name and size, what reading it left out, and its text. Escape closes it.

    Signals:
        closed: the person wants it away.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "beside")
        self.setFixedWidth(_WIDTH)
        self.name = ElidedLabel("heading", middle=True)
        self.facts = ElidedLabel("caption")
        self.warning = wrapping_label("warning")
        self.text = DocumentText(theme)
        self.close_button = IconButton(theme, "x", tr("Close the document"))
        self.close_button.clicked.connect(self.closed)
        header = QHBoxLayout()
        header.setSpacing(GAP_SMALL)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        header.addLayout(names, 1)
        header.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        column.setSpacing(GAP_TINY)
        column.addLayout(header)
        column.addWidget(self.warning)
        column.addWidget(self.text, 1)
        self.hide()

    def show_place(self, document: Document, span: Span | None = None) -> None:
        """Show a document, at a passage of it or where it was."""
        self.name.set_text(document.title or tr("Pasted text"))
        count, block = document.page_count, document.block_at(span.start) if span else None
        pages = tr_count("{count:,} page", "{count:,} pages", count) if count else ""
        at = tr("page {page}", page=block.page) if block is not None and block.page else ""
        self.facts.set_text(" · ".join(part for part in (at, pages) if part))
        self.facts.setVisible(bool(at or pages))
        self.warning.setText("\n".join(document.warnings))
        self.warning.setVisible(bool(document.warnings))
        self.text.show_document(document)
        if span is None:
            self.text.clear_passage()
        else:
            self.text.show_passage(span)
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def leave(self) -> None:
        """Show nothing."""
        self.hide()
        self.text.show_document(None)
