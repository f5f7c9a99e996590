"""When one is reminded: several times can be ticked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gpt_desktop.core.agenda.wording import describe_reminder
from gpt_desktop.core.i18n import tr

_WIDTH = 220  # pixels that its words may take
_OFFERED = tuple(
    timedelta(minutes=minutes) for minutes in (0, 5, 10, 15, 30, 60, 120, 1440, 2880, 10080)
)


class ReminderField(QPushButton):
    """A button that names what is ticked in its menu.

    Signals:
        value_changed: by the person.
    """

    value_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self._value: tuple[timedelta, ...] = ()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self.set_value(())

    @property
    def value(self) -> tuple[timedelta, ...]:
        """Times before the begin, the shortest first."""
        return self._value

    def set_value(self, reminders: Iterable[timedelta]) -> None:
        """Tick these."""
        self._value = tuple(sorted(set(reminders)))
        words = ", ".join(describe_reminder(each) for each in self._value)
        shown = words or tr("No reminder")
        self.setText(self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, _WIDTH))
        self.setToolTip(shown)
        self.setAccessibleName(tr("Reminder: {words}", words=shown))

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        for each in sorted({*_OFFERED, *self._value}):
            action = self._menu.addAction(describe_reminder(each))
            action.setCheckable(True)
            action.setChecked(each in self._value)
            action.setData(each.total_seconds())

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        chosen = timedelta(seconds=action.data())
        kept = {each for each in self._value if each != chosen}
        self.set_value({*kept, chosen} if action.isChecked() else kept)
        self.value_changed.emit()
