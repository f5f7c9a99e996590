"""Draws a proposed change: the words, and below them why."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.row_delegate import Index, RowDelegate, caption_font

_ABOVE = 6  # pixels, and as many below


class ProofreadRows(RowDelegate):
    """Rows whose text has two lines; each is cut where it is too long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all are alike
        lines = (option.font, caption_font(option.font))
        return QSize(0, sum(QFontMetrics(font).height() for font in lines) + 2 * _ABOVE)

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words, _, about = str(index.data(Qt.ItemDataRole.DisplayRole)).partition("\n")
        place = option.rect.adjusted(GAP_SMALL, _ABOVE, -GAP_SMALL, -_ABOVE)
        small = caption_font(option.font)
        below = place.adjusted(0, QFontMetrics(option.font).height(), 0, 0)
        for text, font, colour, where in (
            (words, option.font, self.palette.text, place),
            (about, small, self.palette.second_text, below),
        ):
            metrics = QFontMetrics(font)
            line = QRect(where.left(), where.top(), where.width(), metrics.height())
            painter.setFont(font)
            painter.setPen(QColor(colour))
            cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, cut)
