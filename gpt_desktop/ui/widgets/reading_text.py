"""Text to read and to select from, as high as it is long."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import LINE_HEIGHT, READING_WIDTH
from gpt_desktop.ui.widgets.plain_data import as_plain_text

_OPENED_SCHEMES = ("http", "https", "mailto")


class ReadingText(QTextBrowser):
    """No scroll bar of its own; links open on a click only, and nothing is ever loaded.

    What is copied is plain text: the colours belong to this window.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._plain = ""
        self._marks: dict[str, tuple[QTextEdit.ExtraSelection, ...]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(READING_WIDTH)
        self.setOpenLinks(False)
        # Messages are not stops for Tab: a conversation has hundreds.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_height)
        self.anchorClicked.connect(self._open_link)
        self._use_font()
        self.theme.changed.connect(self._on_theme_changed)

    def show_plain(self, text: str) -> None:
        """Show a text as it is."""
        self._plain = text
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(self.line_format())
        cursor.insertText(text, QTextCharFormat())

    def show_marks(self, owner: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Draw these over the text in place of what the same owner had; others' stay.

        The first owner's lie lowest.
        """
        self._marks[owner] = tuple(marks)
        self.setExtraSelections([mark for each in self._marks.values() for mark in each])

    def line_format(self) -> QTextBlockFormat:
        """Of a paragraph, with the reading text's line height."""
        form = QTextBlockFormat()
        height = round(self.theme.text_size * LINE_HEIGHT)
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return form

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Give an empty picture for whatever the text names: None would load the file."""
        del kind, name  # whatever it is
        return QImage(1, 1, QImage.Format.Format_ARGB32)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        return as_plain_text(data, self.textCursor().selection().toPlainText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """What it stands in scrolls."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the text out anew only where it got another width.

        Qt does so for every height too, which a growing text gets with every line.
        """
        if event.size().width() != event.oldSize().width():
            super().resizeEvent(event)
        else:
            hidden = round(self.document().size().height()) - self.viewport().height()
            self.verticalScrollBar().setRange(0, max(0, hidden))
        self._follow_height()

    def sizeHint(self) -> QSize:
        return QSize(READING_WIDTH, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.minimumHeight())

    @Slot()
    def _follow_height(self) -> None:
        height = int(self.document().size().height() + 0.99)
        if height != self.minimumHeight():
            self.setFixedHeight(height)

    @Slot(QUrl)
    def _open_link(self, url: QUrl) -> None:
        if url.scheme() in _OPENED_SCHEMES:
            QDesktopServices.openUrl(url)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._use_font()
        self.restyle()

    def restyle(self) -> None:
        """The theme changed: bring the text in its look."""
        # The document's own text has lost its hard blanks.
        self.show_plain(self._plain)

    def _use_font(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(self.theme.text_size)
        self.setFont(font)
        self.document().setDefaultFont(font)
