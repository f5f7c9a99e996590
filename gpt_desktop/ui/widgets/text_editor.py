"""A plain-text field at reading size."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.theme.tokens import GAP, READING_WIDTH


class TextEditor(QPlainTextEdit):
    """Takes plain text only; Tab goes on to the next control.

    With ``column`` the text stands in a centred column of the reading width. Files dropped on
    it are left to the view or the window.
    """

    def __init__(
        self,
        context: ViewContext,
        placeholder: str,
        accessible_name: str,
        parent: QWidget | None = None,
        *,
        column: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._column = column
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self._follow_theme()
        self._theme.changed.connect(self._follow_theme)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not _has_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not _has_files(source):
            self.insertPlainText(source.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        margin = max(0, (event.size().width() - READING_WIDTH) // 2) if self._column else 0
        document_margin = self.document().documentMargin()
        if margin + GAP != document_margin:
            self.document().setDocumentMargin(margin + GAP)
        super().resizeEvent(event)

    @Slot()
    def _follow_theme(self) -> None:
        # The application's style sheet sets the interface size; a widget's font cannot.
        self.setStyleSheet(f"QPlainTextEdit {{ font-size: {self._theme.text_size}px; }}")


def _has_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())
