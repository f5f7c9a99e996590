"""A small month that a day is picked from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.calendar_words import first_day_of_week, interface_locale


class DayPicker(QFrame):
    """Opens below a widget; Return or a click picks, Escape closes.

    Signals:
        picked: a date.
    """

    picked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "menu")
        self._theme = theme
        self.calendar = QCalendarWidget()
        self.calendar.setAccessibleName(tr("Choose a day"))
        self.calendar.setLocale(interface_locale())
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek(first_day_of_week() + 1))
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Names of two letters do not fit the columns.
        self.calendar.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
        )
        plain = QTextCharFormat()
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        self.calendar.clicked.connect(self._on_picked)
        self.calendar.activated.connect(self._on_picked)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_TINY, GAP_TINY, GAP_TINY, GAP_TINY)
        column.addWidget(self.calendar)

    def open_below(self, widget: QWidget, day: date) -> None:
        """Show it with a day chosen."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._draw_arrows()
        self.adjustSize()
        place = widget.mapToGlobal(QPoint(0, widget.height() + GAP_TINY))
        screen = widget.screen().availableGeometry()
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        if place.y() + self.height() > screen.bottom():
            place.setY(widget.mapToGlobal(QPoint(0, 0)).y() - self.height() - GAP_TINY)
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _draw_arrows(self) -> None:
        """Qt's own are black on any ground."""
        for name, icon in (("prev", "chevron-left"), ("next", "chevron-right")):
            button = self.calendar.findChild(QToolButton, f"qt_calendar_{name}month")
            if button is not None:
                button.setIcon(self._theme.icon(icon, self._theme.palette.second_text))

    @Slot(QDate)
    def _on_picked(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))
