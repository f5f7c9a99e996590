"""A day in a calendar: what the keyboard goes through and a screen reader tells."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.i18n import current_language, tr, tr_count
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY, RADIUS_CONTROL
from gpt_desktop.ui.widgets.calendar_words import long_day, weekday_name

_MARK = 22  # pixels of the circle around today's number
NUMBER_HEIGHT = _MARK + GAP_TINY


class DayCell(QWidget):
    """Paints the number of its day, and its name where ``named``.

    Only the current one is reached by Tab; the arrow keys go to the others.

    Signals:
        pressed: by the pointer.
        double_clicked: something is to be put down on the day.
    """

    pressed = Signal(object)
    double_clicked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, *, named: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._named = named
        self.day = date.min
        self._shows: tuple[object, ...] = ()
        self._today = False
        self._current = False
        self._aside = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_day(
        self, day: date, events: int, *, today: bool, current: bool, aside: bool = False
    ) -> None:
        """Show another day; ``aside`` where it belongs to a neighbouring month."""
        shows = (day, events, today, current, aside, current_language())
        if shows == self._shows:
            return  # most days of a calendar, at each key
        self._shows = shows
        self.day = day
        self._today, self._current, self._aside = today, current, aside
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        words = tr_count("{day}, one event", "{day}, {count} events", events, day=long_day(day))
        if not events:
            words = tr("{day}, no events", day=long_day(day))
        self.setAccessibleName(tr("{day} (today)", day=words) if today else words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.pressed.emit(self.day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.double_clicked.emit(self.day)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # drawn whole: it is one day
        palette = self._theme.palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._named:
            painter.fillRect(self.rect(), QColor(palette.window if self._aside else palette.panel))
            painter.setPen(QColor(palette.line))
            painter.drawLine(self.rect().topLeft(), self.rect().topRight())
            painter.drawLine(self.rect().topLeft(), self.rect().bottomLeft())
        self._paint_number(painter)
        if self.hasFocus() or (self._current and not self._named):
            width = 2 if self.hasFocus() else 1
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), width))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.end()

    def _paint_number(self, painter: QPainter) -> None:
        palette = self._theme.palette
        left = GAP_TINY
        if self._named:
            name = weekday_name(self.day.weekday())
            painter.setPen(QColor(palette.second_text))
            width = painter.fontMetrics().horizontalAdvance(name)
            left = max(GAP_TINY, (self.width() - width - GAP_TINY - _MARK) // 2)
            area = QRectF(left, 0, width + 1, self.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), name)
            left += width + GAP_TINY
        top = (self.height() - _MARK) / 2 if self._named else GAP_TINY / 2
        circle = QRectF(left, top, _MARK, _MARK)
        number = palette.second_text if self._aside else palette.text
        if self._today:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(circle)
            number = palette.on_accent
        font = QFont(self.font())
        if self._current and self._named:
            font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(number))
        painter.drawText(circle, int(Qt.AlignmentFlag.AlignCenter), str(self.day.day))
