"""An event in a week or a month: a button that the calendar puts in its place."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.ui.agenda.event_words import short_line, spoken, times_of, title_of
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY, Palette
from gpt_desktop.ui.widgets.row_delegate import caption_font

_BAR, _RADIUS, _FOCUS = 3, 4, 2
_NARROW, _TINY = 96, 40  # pixels of width
_TWO_LINES = 34  # pixels from which the time has a line of its own


class EventChip(QAbstractButton):
    """Painted by itself, as a style sheet for hundreds of them would be slow.

    It takes the focus from its calendar, which handles the arrow keys. It can be dragged; Escape
    puts it back.

    Signals:
        dropped: where it was taken and where it was let go, in its parent's coordinates.
    """

    dropped = Signal(QPoint, QPoint)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._occurrence: Occurrence | None = None
        self._day = date.min
        self._past = False
        self._taken: QPoint | None = None  # where the pointer went down
        self._place: QRect | None = None  # where it stood, while it is dragged
        self.lane = 0
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @property
    def occurrence(self) -> Occurrence:
        """What it shows.

        Raises:
            RuntimeError: nothing yet.
        """
        if self._occurrence is None:
            raise RuntimeError("a chip without an event")
        return self._occurrence

    @property
    def day(self) -> date:
        """The first day on which it stands here."""
        return self._day

    def show_occurrence(self, occurrence: Occurrence, day: date, now: datetime) -> None:
        """Show another one, on a day that it takes place on."""
        self._past = (occurrence.ends or occurrence.begins) < now
        self._day = day
        self.update()
        if occurrence is self._occurrence:
            return
        self._occurrence = occurrence
        words = spoken(occurrence)
        self.setAccessibleName(words)
        self.setToolTip(words)

    def put_back(self) -> None:
        """Stand again where it stood before it was dragged."""
        if self._place is not None:
            self.setGeometry(self._place)
        self._taken = self._place = None
        self.setDown(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._taken = self.mapToParent(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._taken is None:
            super().mouseMoveEvent(event)
            return
        by = self.mapToParent(event.position().toPoint()) - self._taken
        if self._place is None:
            if by.manhattanLength() < QApplication.startDragDistance():
                return
            self._place = self.geometry()
            self.raise_()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.move(self._place.topLeft() + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        taken, place = self._taken, self._place
        if place is None or taken is None:
            self._taken = None
            super().mouseReleaseEvent(event)
            return
        let_go = self.mapToParent(event.position().toPoint())
        self.put_back()
        self.dropped.emit(taken, let_go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._place is not None and event.key() == Qt.Key.Key_Escape:
            self.put_back()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.click()
        else:
            event.ignore()  # the arrows go through the calendar, not from button to button

    def sizeHint(self) -> QSize:
        return QSize(80, QFontMetrics(self._font()).height() + GAP_TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # drawn whole: it is one button
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self._theme.palette
        self._paint_ground(painter, palette)
        painter.setFont(self._font())
        painter.setPen(QColor(palette.second_text if self._past else palette.text))
        area = self.rect().adjusted(_BAR + GAP_TINY + 1, 0, -GAP_TINY, 0)
        if self.height() >= _TWO_LINES:
            self._paint_lines(painter, palette, area.adjusted(0, 2, 0, -2))
        else:
            narrow = self.width() < _NARROW
            words = title_of(self.occurrence) if narrow else short_line(self.occurrence, self._day)
            self._write(painter, area, words, Qt.AlignmentFlag.AlignVCenter)
        painter.end()

    def _paint_ground(self, painter: QPainter, palette: Palette) -> None:
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = palette.selected if self._past else palette.accent_ground
        edge = palette.accent if self.underMouse() else palette.panel
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.control if self._past else palette.accent))
        painter.drawRoundedRect(QRectF(1, 1, _BAR, self.height() - 2), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(palette.accent), _FOCUS))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_lines(self, painter: QPainter, palette: Palette, area: QRect) -> None:
        line = painter.fontMetrics().height()
        self._write(painter, area, title_of(self.occurrence), Qt.AlignmentFlag.AlignTop)
        painter.setPen(QColor(palette.second_text))
        below = area.adjusted(0, line, 0, 0)
        self._write(painter, below, times_of(self.occurrence), Qt.AlignmentFlag.AlignTop)
        place = self.occurrence.event.place
        if place and below.height() >= 2 * line:
            below = below.adjusted(0, line, 0, 0)
            self._write(painter, below, place, Qt.AlignmentFlag.AlignTop)

    def _write(self, painter: QPainter, area: QRect, words: str, place: Qt.AlignmentFlag) -> None:
        # Where there is room for two letters, dots would take it.
        mode = Qt.TextElideMode.ElideRight if area.width() > _TINY else Qt.TextElideMode.ElideNone
        shown = painter.fontMetrics().elidedText(words, mode, area.width())
        painter.drawText(area, int(place | Qt.AlignmentFlag.AlignLeft), shown)

    def _font(self) -> QFont:
        return caption_font(self.font())
