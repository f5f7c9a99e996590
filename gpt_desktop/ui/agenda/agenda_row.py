"""Draws a row of the agenda's list: a day's heading, or an event."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.agenda_list import ROW_ROLE, EventRow
from gpt_desktop.ui.agenda.event_words import title_of
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.calendar_words import span_words
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground

_TIMES_WIDTH, _BAR = 168, 3


class AgendaRow(QStyledItemDelegate):
    """Times left, then title, place and what is particular about it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = QFontMetrics(option.font).height()
        row = index.data(ROW_ROLE)
        if not isinstance(row, EventRow):
            return QSize(0, line + GAP_MEDIUM + GAP_TINY)
        lines = 2 if _details(row) else 1
        return QSize(0, lines * line + 2 * GAP_SMALL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(ROW_ROLE)
        if isinstance(row, EventRow):
            self._paint_event(painter, option, row)
        else:
            self._paint_day(painter, option, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, words: str) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.palette.text))
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, -GAP_TINY)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), words)

    def _paint_event(self, painter: QPainter, option: QStyleOptionViewItem, row: EventRow) -> None:
        palette = self._theme.palette
        paint_ground(painter, option, palette)
        area = option.rect.adjusted(GAP_SMALL, GAP_SMALL, -GAP_SMALL, -GAP_SMALL)
        line = painter.fontMetrics().height()
        painter.setFont(option.font)
        painter.setPen(QColor(palette.second_text))
        times = QRect(area.left(), area.top(), _TIMES_WIDTH, line)
        _write(painter, times, _times(row))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.control if row.past else palette.accent))
        bar = QRectF(area.left() + _TIMES_WIDTH + GAP_TINY, area.top(), _BAR, area.height())
        painter.drawRoundedRect(bar, 1.5, 1.5)
        painter.setPen(QColor(palette.second_text if row.past else palette.text))
        left = area.left() + _TIMES_WIDTH + GAP_TINY + _BAR + GAP
        title = QRect(left, area.top(), max(0, area.right() - left), line)
        _write(painter, title, title_of(row.occurrence))
        painter.setFont(caption_font(option.font))
        painter.setPen(QColor(palette.second_text))
        _write(painter, title.translated(0, line), _details(row))


def _times(row: EventRow) -> str:
    occurrence = row.occurrence
    words = span_words(occurrence.begins, occurrence.ends, all_day=occurrence.event.all_day)
    if occurrence.begins.date() != row.day:
        return tr("Goes on")
    return words


def _details(row: EventRow) -> str:
    event = row.occurrence.event
    parts = [" ".join(event.place.split()), tr("Repeats") if row.occurrence.recurs else ""]
    return " · ".join(part for part in parts if part)


def _write(painter: QPainter, area: QRect, words: str) -> None:
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
