"""Draws a model's row: its name and state over its size, languages and licence."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gpt_desktop.ui.models.model_list import ROW_ROLE, ModelRow, RowState
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index, RowDelegate, caption_font


class ModelDelegate(RowDelegate):
    """Names that do not fit end in dots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are of one height
        caption = QFontMetrics(caption_font(option.font)).height()
        return QSize(0, option.fontMetrics.height() + caption + GAP_TINY + 2 * GAP_SMALL)

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ModelRow):
            return
        area = option.rect.adjusted(GAP, GAP_SMALL, -GAP, -GAP_SMALL)
        caption = caption_font(option.font)
        small = QFontMetrics(caption)
        upper = area.adjusted(0, 0, 0, -(small.height() + GAP_TINY))
        lower = area.adjusted(0, area.height() - small.height(), 0, 0)
        state = row.state_words if row.state is not RowState.AVAILABLE else ""
        room = upper.width() - small.horizontalAdvance(state) - GAP
        elide = Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(upper, middle, option.fontMetrics.elidedText(row.name, elide, room))
        painter.setFont(caption)
        colour = self.palette.good if row.state is RowState.IN_USE else self.palette.second_text
        painter.setPen(QColor(colour))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, state)
        painter.setPen(QColor(self.palette.second_text))
        painter.drawText(lower, middle, small.elidedText(row.summary, elide, lower.width()))
