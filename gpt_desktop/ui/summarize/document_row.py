"""Draws a document's row: its name, and under it where it stands."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_list import DETAIL_ROLE, ENTRY_ROLE
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground

_DOT = 6


class DocumentRow(QStyledItemDelegate):
    """Two lines a document, with a dot in the colour of its state."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are alike
        name, detail = QFontMetrics(option.font), QFontMetrics(caption_font(option.font))
        return QSize(0, name.height() + detail.height() + GAP_TINY // 2 + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, DocumentEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, self._theme.palette)
        area = option.rect.adjusted(GAP_SMALL, GAP_SMALL, -GAP_SMALL, -GAP_SMALL)
        text = area.adjusted(_DOT + GAP_SMALL, 0, 0, 0)
        name = QFontMetrics(option.font)
        palette = self._theme.palette
        self._paint_dot(painter, entry, area, name.height())
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        self._paint_line(painter, text, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(caption_font(option.font))
        painter.setPen(QColor(palette.second_text))
        below = text.adjusted(0, name.height() + GAP_TINY // 2, 0, 0)
        self._paint_line(painter, below, str(index.data(DETAIL_ROLE)))
        painter.restore()

    def _paint_dot(
        self, painter: QPainter, entry: DocumentEntry, area: QRect, line_height: int
    ) -> None:
        palette = self._theme.palette
        colour = palette.second_text
        if entry.reading is not None or entry.work.busy:
            colour = palette.accent
        elif entry.work.state is WorkState.DONE:
            colour = palette.good
        elif entry.work.state is WorkState.FAILED:
            colour = palette.danger
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        top = area.top() + (line_height - _DOT) // 2
        painter.drawEllipse(area.left(), top, _DOT, _DOT)

    def _paint_line(self, painter: QPainter, area: QRect, text: str) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        line = QRect(area.left(), area.top(), area.width(), metrics.height())
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), shown)
