"""A day, typed or picked; empty while it is not known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import day_words
from gpt_desktop.ui.widgets.day_picker import DayPicker
from gpt_desktop.ui.widgets.event_card.typed import typed_day


class DayField(QLineEdit):
    """Down opens a month to pick from.

    Signals:
        value_changed: by the person, at each key.
    """

    value_changed = Signal()

    def __init__(self, theme: Theme, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._today = today
        self._near = today
        self._picker: DayPicker | None = None
        self.setAccessibleName(name)
        self.pick = QAction(tr("Choose a day"), self)
        self.pick.triggered.connect(self.open_picker)
        self.addAction(self.pick, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._tidy)
        self._recolour()
        theme.changed.connect(self._recolour)

    @property
    def value(self) -> date | None:
        """The day; None where none can be read."""
        return typed_day(self.text(), self._today) if self.text().strip() else None

    @property
    def is_unread(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text().strip()) and self.value is None

    def set_today(self, today: date) -> None:
        """The day that names of days are read from."""
        self._today = today

    def set_value(self, day: date | None) -> None:
        """Show a day, or none."""
        self.setText(day_words(day) if day is not None else "")
        self.setCursorPosition(0)

    def stay_near(self, day: date | None) -> None:
        """The month that opens where no day is known."""
        self._near = day or self._today

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.open_picker()
        else:
            super().keyPressEvent(event)

    @Slot()
    def open_picker(self) -> None:
        """Show the month."""
        if self._picker is None:
            self._picker = DayPicker(self._theme, self)
            self._picker.picked.connect(self._on_picked)
        self._picker.open_below(self, self.value or self._near)

    @Slot(object)
    def _on_picked(self, day: date) -> None:
        self.set_value(day)
        self.setFocus()
        self.value_changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self.value_changed.emit()

    @Slot()
    def _tidy(self) -> None:
        day = self.value
        if day is not None:
            self.set_value(day)

    @Slot()
    def _recolour(self) -> None:
        self.pick.setIcon(self._theme.icon("calendar", self._theme.palette.second_text, 16))
