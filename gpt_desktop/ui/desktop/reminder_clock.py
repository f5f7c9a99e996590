"""Tells when a reminder is due, each once, also after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.agenda.event import Occurrence, Reminder
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.desktop.snoozes import Snooze, Snoozes
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.occurrence_lookup import find_occurrence

_TICK_MS = 10_000
_LATE = timedelta(hours=12)  # what was missed for longer is not told any more


@dataclass(frozen=True, slots=True)
class _Look:
    """What the store said at ``now``; ``told`` are the snoozes that are over."""

    now: datetime
    due: tuple[Reminder, ...]
    ahead: Reminder | None
    told: tuple[Snooze, ...]


class ReminderClock(QObject):
    """Asks the store only when something is due or was changed; else it looks at the time.

    Signals:
        due: a tuple of Reminders.
        failed: an Exception; what was put off may not be kept over a restart.
    """

    due = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._lane = context.lanes.io
        self._snoozes = Snoozes(context.services.drafts)
        self._seen: datetime | None = None  # up to then nothing is left to tell
        self._ahead: Reminder | None = None
        self._question = Question(self._lane, tr("Looking for reminders"), self)
        self._question.answered.connect(self._on_looked)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        context.changes.agenda.connect(self.look)

    def start(self) -> None:
        """Begin with what was missed while the app was closed."""
        self._timer.start()
        self.look()

    @Slot()
    def stop(self) -> None:
        """Tell nothing any more."""
        self._timer.stop()
        self._question.drop()

    def snooze(self, occurrence: Occurrence, length: timedelta) -> None:
        """Tell of it again after a time."""
        at = self._agenda.now() + length
        try:
            self._snoozes.add(Snooze(occurrence.event.id, occurrence.original, at))
        except UserFacingError as error:
            self.failed.emit(error)

    @Slot()
    def look(self) -> None:
        """Ask the store what is due now."""
        since, late = self._seen, tuple(self._snoozes.due(self._agenda.now()))
        self._question.ask(partial(_look, self._agenda, since, late))

    @Slot()
    def tick(self) -> None:
        """The time went on."""
        if self._question.open:
            return
        now = self._agenda.now()
        ahead = self._ahead
        waits = self._seen is None  # the store could not be asked
        if waits or self._snoozes.due(now) or (ahead is not None and ahead.at <= now):
            self.look()
        else:
            # Nothing was due since: what is put down now with a reminder that is over already
            # is not told at once.
            self._seen = now

    @Slot(object)
    def _on_looked(self, look: _Look) -> None:
        self._seen, self._ahead = look.now, look.ahead
        if look.due:
            self.due.emit(look.due)
        try:
            for snooze in look.told:
                self._snoozes.drop(snooze)
        except UserFacingError as error:
            self.failed.emit(error)
        # After it was told: who is killed in between hears it twice, not never.
        keep = partial(self._agenda.store.set_reminded_until, look.now)
        call(self._lane, tr("Looking for reminders"), keep)


def _look(agenda: Agenda, since: datetime | None, snoozes: tuple[Snooze, ...]) -> _Look:
    now, store = agenda.now(), agenda.store
    told = since or store.reminded_until() or now
    due = store.reminders(max(told.astimezone(now.tzinfo), now - _LATE), now)
    for snooze in snoozes:
        occurrence = find_occurrence(agenda, snooze.event_id, snooze.original)
        if occurrence is not None:
            due.append(Reminder(occurrence, snooze.at, occurrence.begins - snooze.at))
    return _Look(now, tuple(due), store.next_reminder(now), snoozes)
