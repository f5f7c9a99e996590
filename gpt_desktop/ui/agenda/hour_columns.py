"""The hours of a week: seven columns, what overlaps side by side, and a line for now."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.ui.agenda.arranging import side_by_side
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.calendar_words import hour_words
from gpt_desktop.ui.widgets.row_delegate import caption_font

HOURS_WIDTH = 52
HOUR_HEIGHT = 44
_DAYS, _HOURS = 7, 24
_LEAST_MINUTES = 25  # what is shorter, or has no known end, is drawn as long as this
_QUARTER = 15  # minutes
_MINUTES_OF_DAY = _HOURS * 60


class HourColumns(QWidget):
    """Draws the hours; chips are its children and are given their places by it.

    Signals:
        double_clicked: a date, and the half hour that was clicked.
        pressed: a date.
    """

    double_clicked = Signal(object, object)
    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._first = date.min
        self._now: datetime | None = None
        self._current = date.min
        self._places: list[tuple[EventChip, int, float, float, int, int]] = []
        self.setFixedHeight(_HOURS * HOUR_HEIGHT + GAP_TINY)

    def show_days(self, first: date, current: date, now: datetime) -> None:
        """Seven days from one on."""
        self._first, self._current, self._now = first, current, now
        self.update()

    def show_now(self, now: datetime) -> None:
        """Move the line."""
        self._now = now
        self.update()

    def place(self, chips: dict[date, list[EventChip]]) -> None:
        """Put each day's chips side by side where they overlap."""
        self._places = []
        for day, own in chips.items():
            spans = [minutes_on(chip.occurrence, day) for chip in own]
            for chip, span, place in zip(own, spans, side_by_side(spans), strict=True):
                number = (day - self._first).days
                self._places.append((chip, number, *span, *place))
        self._arrange()

    def left_of(self, number: int) -> int:
        """Where a column begins, in pixels; 7 is the end of the last."""
        return HOURS_WIDTH + round((self.width() - HOURS_WIDTH) * number / _DAYS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day, _ = self._at(event.position().toPoint())
        self.pressed.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.double_clicked.emit(*self._at(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = self._theme.palette
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(palette.panel))
        painter.setFont(caption_font(self.font()))
        for hour in range(_HOURS):
            top = hour * HOUR_HEIGHT
            painter.setPen(QColor(palette.line))
            painter.drawLine(HOURS_WIDTH, top, self.width(), top)
            if hour:
                painter.setPen(QColor(palette.second_text))
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(
                    0, top - 8, HOURS_WIDTH - GAP_TINY * 2, 16, int(right), hour_words(hour)
                )
        painter.setPen(QColor(palette.line))
        for number in range(_DAYS):
            left = self.left_of(number)
            painter.drawLine(left, 0, left, self.height())
        self._paint_now(painter)
        painter.end()

    def _paint_now(self, painter: QPainter) -> None:
        if self._now is None or not 0 <= (self._now.date() - self._first).days < _DAYS:
            return
        number = (self._now.date() - self._first).days
        top = round((self._now.hour * 60 + self._now.minute) / 60 * HOUR_HEIGHT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.palette.danger), 2))
        painter.setBrush(QColor(self._theme.palette.danger))
        painter.drawLine(self.left_of(number), top, self.left_of(number + 1), top)
        painter.drawEllipse(QPoint(self.left_of(number) + 2, top), 3, 3)

    def _at(self, point: QPoint) -> tuple[date, time]:
        inner = max(0, point.x() - HOURS_WIDTH)
        number = min(_DAYS - 1, inner * _DAYS // max(1, self.width() - HOURS_WIDTH))
        halves = min(2 * _HOURS - 1, max(0, point.y() * 2 // HOUR_HEIGHT))
        day = self._first + timedelta(days=number)
        return day, time(halves // 2, 30 * (halves % 2))

    def _arrange(self) -> None:
        for chip, number, begin, end, column, columns in self._places:
            left, right = self.left_of(number) + 2, self.left_of(number + 1) - 2
            width = (right - left) / columns
            top = round(begin / 60 * HOUR_HEIGHT) + 1
            bottom = round(end / 60 * HOUR_HEIGHT)
            gap = 2 if columns > 1 else 0
            chip.setGeometry(
                left + round(width * column), top, max(8, round(width) - gap), bottom - top
            )
            chip.show()


def minutes_on(occurrence: Occurrence, day: date) -> tuple[float, float]:
    """From which to which minute of a day, by the clocks, at least as long as can be read."""
    begin = 0 if occurrence.begins.date() < day else _minutes(occurrence.begins)
    ends = occurrence.ends or occurrence.begins
    end = _MINUTES_OF_DAY if ends.date() > day else _minutes(ends)
    begin = min(begin, _MINUTES_OF_DAY - _LEAST_MINUTES)
    return begin, max(end, begin + _LEAST_MINUTES)


def quarters_moved(occurrence: Occurrence, down: int) -> timedelta:
    """To the quarter of an hour that is nearest, within the day, after a drag by some pixels."""
    moved = down * 60 / HOUR_HEIGHT
    if abs(moved) < _QUARTER / 2:
        return timedelta()  # sideways, by an unsteady hand
    begin = _minutes(occurrence.begins)
    wanted = round((begin + moved) / _QUARTER) * _QUARTER
    return timedelta(minutes=min(max(wanted, 0), _MINUTES_OF_DAY - _QUARTER) - begin)


def _minutes(when: datetime) -> float:
    return when.hour * 60 + when.minute
