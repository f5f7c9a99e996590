"""A word at the right of a choice, such as why it is no good one."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font

REMARK_ROLE = int(Qt.ItemDataRole.UserRole) + 7


@dataclass(frozen=True, slots=True)
class Remark:
    """A word, and the sentence that explains it; both translated."""

    word: str
    reason: str


class RemarkDelegate(QStyledItemDelegate):
    """Writes what an item has as ``REMARK_ROLE`` in the item's colour."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        word = index.data(REMARK_ROLE)
        if word:
            width = QFontMetrics(caption_font(option.font)).horizontalAdvance(word)
            size.setWidth(size.width() + width + GAP_LARGE)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        word, ink = index.data(REMARK_ROLE), index.data(Qt.ItemDataRole.ForegroundRole)
        if not word:
            return
        painter.save()
        painter.setFont(caption_font(option.font))
        painter.setPen(QBrush(ink).color())
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        sides = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, int(sides), word)
        painter.restore()
