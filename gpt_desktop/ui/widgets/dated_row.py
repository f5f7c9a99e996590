"""Draws a row of a dated list: a title, or a heading above some."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground


class DatedRow(QStyledItemDelegate):
    """Headings stand lower in their row, nearer to what they head."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are alike
        return QSize(0, QFontMetrics(option.font).height() + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if index.data(DATED_ROLE) is None:
            self._paint_heading(painter, option, text)
        else:
            self._paint_title(painter, option, text)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field takes the row and no more, so that it covers none of the next."""
        del index  # all rows are alike
        editor.setMinimumHeight(0)
        editor.setGeometry(option.rect)

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.setFont(caption_font(option.font))
        painter.setPen(QColor(self._theme.palette.second_text))
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, -GAP_TINY)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), text)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        palette = self._theme.palette
        paint_ground(painter, option, palette)
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
