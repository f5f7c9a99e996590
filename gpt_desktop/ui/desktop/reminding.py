"""Reminders while the app runs: in the window, and as notifications while it is not in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Slot

from gpt_desktop.core.agenda.event import Occurrence, Reminder
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.desktop.notifier import Notifier
from gpt_desktop.ui.desktop.reminder_cards import ReminderCards
from gpt_desktop.ui.desktop.reminder_clock import ReminderClock
from gpt_desktop.ui.desktop.reminder_words import title_words, when_words
from gpt_desktop.ui.window.main_window import MainWindow


class Reminding(QObject):
    """Belongs to its window.

    Args:
        tells: whether a notification of the system is wanted now.
    """

    def __init__(
        self, window: MainWindow, agenda: Agenda, notifier: Notifier, tells: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._agenda = agenda
        self._notifier = notifier
        self._tells = tells
        self.cards = ReminderCards(window.context.theme, agenda.now)
        self.clock = ReminderClock(window.context, agenda, self)
        window.show_above(self.cards)
        self.clock.due.connect(self._on_due)
        self.clock.failed.connect(window.show_error)
        self.cards.opened.connect(self._on_opened)
        window.context.requests.event_wanted.connect(self._on_opened)
        self.cards.snoozed.connect(self._on_snoozed)
        window.closing.connect(self.clock.stop)
        self.clock.start()

    @Slot(object)
    def _on_due(self, reminders: Sequence[Reminder]) -> None:
        self.cards.add(reminders)
        if self._tells():
            for reminder in reminders:
                occurrence = reminder.occurrence
                when = when_words(occurrence, self._agenda.now())
                self._notifier.tell_reminder(title_words(occurrence), when)

    @Slot(object)
    def _on_opened(self, occurrence: Occurrence) -> None:
        self._window.come_forward()
        self._window.shell.show_view(AgendaView.view_id)
        view = self._window.shell.current
        if isinstance(view, AgendaView):
            view.show_occurrence(occurrence)

    @Slot(object, object)
    def _on_snoozed(self, occurrence: Occurrence, length: timedelta) -> None:
        self.clock.snooze(occurrence, length)
