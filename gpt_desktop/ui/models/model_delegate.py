"""Draws a model's row, its name and state over its size, languages and licence, or a heading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gpt_desktop.core.hub import Fit
from gpt_desktop.ui.models.model_list import ROW_ROLE
from gpt_desktop.ui.models.model_rows import ModelRow, RowState, fit_words
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.row_delegate import Index, RowDelegate, caption_font


class ModelDelegate(RowDelegate):
    """Names that do not fit end in dots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caption = QFontMetrics(caption_font(option.font)).height()
        if not isinstance(index.data(ROW_ROLE), ModelRow):
            return QSize(0, caption + 2 * GAP_SMALL)
        return QSize(0, option.fontMetrics.height() + caption + GAP_TINY + 2 * GAP_SMALL)

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ModelRow):
            self._write_heading(painter, option, str(index.data(Qt.ItemDataRole.DisplayRole)))
            return
        area = option.rect.adjusted(GAP, GAP_SMALL, -GAP, -GAP_SMALL)
        caption = caption_font(option.font)
        small = QFontMetrics(caption)
        upper = area.adjusted(0, 0, 0, -(small.height() + GAP_TINY))
        lower = area.adjusted(0, area.height() - small.height(), 0, 0)
        state = row.state_words if row.installed is not None else fit_words(row.fit)
        room = upper.width() - small.horizontalAdvance(state) - GAP
        elide = Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(upper, middle, option.fontMetrics.elidedText(row.name, elide, room))
        painter.setFont(caption)
        painter.setPen(QColor(self._state_colour(row)))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, state)
        painter.setPen(QColor(self.palette.second_text))
        painter.drawText(lower, middle, small.elidedText(row.summary, elide, lower.width()))

    def _write_heading(self, painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        painter.setFont(caption_font(option.font))
        painter.setPen(QColor(self.palette.second_text))
        area = option.rect.adjusted(GAP, 0, -GAP, -GAP_TINY)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom, text)

    def _state_colour(self, row: ModelRow) -> str:
        if row.state is RowState.IN_USE:
            return self.palette.good
        return self.palette.warning if row.fit is Fit.TOO_LARGE else self.palette.second_text
