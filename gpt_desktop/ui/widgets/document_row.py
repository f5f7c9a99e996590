"""Draws a document's row: its name, and under it where it stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.ui.document_entry import DocumentEntry
from gpt_desktop.ui.models.documents import DETAIL_ROLE, ENTRY_ROLE
from gpt_desktop.ui.task_work import WorkState
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY, RADIUS_CONTROL, TEXT_CAPTION

_DOT = 6


class DocumentRow(QStyledItemDelegate):
    """Two lines a document, with a dot in the colour of its state."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del index  # all rows are alike
        name, detail = QFontMetrics(option.font), QFontMetrics(_caption(option.font))
        return QSize(0, name.height() + detail.height() + GAP_TINY // 2 + 2 * GAP_SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, DocumentEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        area = option.rect.adjusted(GAP_SMALL, GAP_SMALL, -GAP_SMALL, -GAP_SMALL)
        text = area.adjusted(_DOT + GAP_SMALL, 0, 0, 0)
        name = QFontMetrics(option.font)
        palette = self._theme.palette
        self._paint_dot(painter, entry, area, name.height())
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        self._paint_line(painter, text, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.setFont(_caption(option.font))
        painter.setPen(QColor(palette.second_text))
        below = text.adjusted(0, name.height() + GAP_TINY // 2, 0, 0)
        self._paint_line(painter, below, str(index.data(DETAIL_ROLE)))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = self._theme.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent_ground if selected else palette.hover))
            painter.drawRoundedRect(option.rect, RADIUS_CONTROL, RADIUS_CONTROL)

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


def _caption(font: QFont) -> QFont:
    smaller = QFont(font)
    smaller.setPixelSize(TEXT_CAPTION)
    return smaller
