"""What the calendars show, asked of the store off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.zones import at_clock
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.view.context import ViewContext


class AgendaShelf(QObject):
    """Of several questions only the newest one's answer comes.

    Signals:
        listed: the Occurrences of the days that were asked for last.
        failed: an Exception.
    """

    listed = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._days: tuple[date, date] | None = None
        self.occurrences: Sequence[Occurrence] = ()
        self._question = Question(context.lanes.io, tr("Reading the agenda"), self)
        self._question.answered.connect(self._on_listed)
        self._question.failed.connect(self.failed)
        context.changes.agenda.connect(self.refresh)

    @property
    def open(self) -> bool:
        """Whether an answer is awaited."""
        return self._question.open

    def ask(self, first: date, last: date) -> None:
        """Ask for what is on the days from one to another, unless that was asked last."""
        if self._days != (first, last):
            self._days = (first, last)
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the same days again, as something may have changed."""
        if self._days is None:
            return
        first, last = self._days
        agenda = self._agenda

        def occurrences() -> list[Occurrence]:
            zone = agenda.zone()
            begin = at_clock(datetime.combine(first, datetime.min.time()), zone)
            after = datetime.combine(last + timedelta(days=1), datetime.min.time())
            return agenda.store.occurrences(begin, at_clock(after, zone))

        self._question.ask(occurrences)

    @Slot(object)
    def _on_listed(self, occurrences: list[Occurrence]) -> None:
        self.occurrences = tuple(occurrences)
        self.listed.emit(self.occurrences)
