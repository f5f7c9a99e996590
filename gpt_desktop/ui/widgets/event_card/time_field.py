"""A time of day, typed; empty while it is not known."""

from __future__ import annotations

from datetime import time

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gpt_desktop.ui.widgets.calendar_words import time_words
from gpt_desktop.ui.widgets.event_card.typed import typed_time

_STEP = 15  # minutes that Up and Down change it by


class TimeField(QLineEdit):
    """Signals:
    value_changed: by the person, at each key.
    """

    value_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.textEdited.connect(self._on_edited)
        self.editingFinished.connect(self._tidy)

    @property
    def value(self) -> time | None:
        """The time; None where none can be read."""
        return typed_time(self.text()) if self.text().strip() else None

    @property
    def is_unread(self) -> bool:
        """Whether something stands there that is no time."""
        return bool(self.text().strip()) and self.value is None

    def set_value(self, when: time | None) -> None:
        """Show a time, or none."""
        self.setText(time_words(when) if when is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: _STEP, Qt.Key.Key_Down: -_STEP}
        step, value = steps.get(Qt.Key(event.key())), self.value
        if step is None or value is None:
            super().keyPressEvent(event)
            return
        minutes = (value.hour * 60 + value.minute + step) % (24 * 60)
        self.set_value(time(minutes // 60, minutes % 60))
        self.value_changed.emit()

    @Slot()
    def _on_edited(self) -> None:
        self.value_changed.emit()

    @Slot()
    def _tidy(self) -> None:
        when = self.value
        if when is not None:
            self.set_value(when)
