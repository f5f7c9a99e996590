"""Draws a row of the conversations: a title, or a heading above some."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.ui.models.conversations import CONVERSATION_ROLE
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY, RADIUS_CONTROL, TEXT_CAPTION

FOCUS_WIDTH = 2


class ConversationRow(QStyledItemDelegate):
    """Headings stand lower in their row, nearer to what they head."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index  # all rows are alike
        return QSize(0, QFontMetrics(option.font).height() + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        if index.data(CONVERSATION_ROLE) is None:
            self._paint_heading(painter, option, text)
        else:
            self._paint_title(painter, option, text)
        painter.restore()

    def _paint_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setPixelSize(TEXT_CAPTION)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.second_text))
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, -GAP_TINY)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), text)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        palette = self._theme.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = palette.accent_ground if selected else palette.hover
        painter.setPen(Qt.PenStyle.NoPen)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(option.rect, RADIUS_CONTROL, RADIUS_CONTROL)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), FOCUS_WIDTH))
            ring = option.rect.adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_CONTROL, RADIUS_CONTROL)
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
