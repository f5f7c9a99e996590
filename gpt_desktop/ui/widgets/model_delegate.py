"""Draws a model's row: its name and state over its size, languages and licence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.models.models import ROW_ROLE, ModelRow, RowState
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY, TEXT_CAPTION


class ModelDelegate(QStyledItemDelegate):
    """The ground of the row is the style sheet's; names that do not fit end in dots."""

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index  # all rows are of one height
        caption = QFontMetrics(_caption_font(option.font)).height()
        return QSize(0, option.fontMetrics.height() + caption + GAP_TINY + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ModelRow):
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style()
        element = QStyle.ControlElement.CE_ItemViewItem
        style.drawControl(element, ground, painter, ground.widget)
        painter.save()
        self._write(painter, option, row)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, row: ModelRow) -> None:
        palette = self._context.theme.palette
        area = option.rect.adjusted(GAP, GAP_SMALL, -GAP, -GAP_SMALL)
        caption = _caption_font(option.font)
        small = QFontMetrics(caption)
        upper = area.adjusted(0, 0, 0, -(small.height() + GAP_TINY))
        lower = area.adjusted(0, area.height() - small.height(), 0, 0)
        state = row.state_words if row.state is not RowState.AVAILABLE else ""
        room = upper.width() - small.horizontalAdvance(state) - GAP
        elide = Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        painter.drawText(upper, middle, option.fontMetrics.elidedText(row.name, elide, room))
        painter.setFont(caption)
        colour = palette.good if row.state is RowState.IN_USE else palette.second_text
        painter.setPen(QColor(colour))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, state)
        painter.setPen(QColor(palette.second_text))
        painter.drawText(lower, middle, small.elidedText(row.summary, elide, lower.width()))


def _caption_font(font: QFont) -> QFont:
    caption = QFont(font)
    caption.setPixelSize(TEXT_CAPTION)
    return caption
