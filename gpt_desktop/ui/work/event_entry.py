"""A card for an event, with the agenda behind it: conflicts, zones, keeping what is confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from zoneinfo import available_timezones

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.event import Event, Occurrence
from gpt_desktop.core.agenda.proposal import Draft, Proposal
from gpt_desktop.core.agenda.series import shown_event, whole_series
from gpt_desktop.core.agenda.store import AgendaChange
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.event_card.card import EventCard, Scope
from gpt_desktop.ui.work.agenda_desk import AgendaDesk

_CONFLICTS_MS = 200


class EventEntry(QObject):
    """One event at a time, new or to be changed. Used in the agenda and under a message.

    Args:
        scrolls: as of an ``EventCard``.

    Signals:
        kept: the AgendaChange; what the card said is in the agenda now.
        failed: an Exception; the card stays as it is.
        undo_offered: words, and a callable.
    """

    kept = Signal(object)
    failed = Signal(object)
    undo_offered = Signal(str, object)

    def __init__(
        self,
        context: ViewContext,
        agenda: Agenda,
        parent: QObject | None = None,
        *,
        scrolls: bool = False,
    ) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self._home = agenda.zone().key
        today = agenda.now().date()
        self.card = EventCard(context.theme, self._home, today, scrolls=scrolls)
        self.desk = AgendaDesk(context, agenda, self)
        self._occurrence: Occurrence | None = None
        self.event_id = ""  # of a new event; "" lets the store choose one
        self._zones = Question(context.lanes.io, tr("Reading the time zones"), self)
        self._conflicts = Question(context.lanes.io, tr("Looking for conflicts"), self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_CONFLICTS_MS)
        self._soon.timeout.connect(self._ask_conflicts)
        self.card.edited.connect(self._soon.start)
        self.card.confirmed.connect(self._on_confirmed)
        self._zones.answered.connect(self._on_zones)
        self._conflicts.answered.connect(self.card.show_conflicts)
        self._conflicts.failed.connect(self.failed)
        self.desk.changed.connect(self._on_changed)
        self.desk.failed.connect(self.failed)
        self.desk.undo_offered.connect(self.undo_offered)
        self._zones.ask(_zone_names)

    @property
    def occurrence(self) -> Occurrence | None:
        """The event that is being changed; None for a new one."""
        return self._occurrence

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what was read from a sentence."""
        self._begin(None)
        self.card.show_draft(proposal.draft, proposal.questions, proposal.remarks)
        self._ask_conflicts()

    def show_better(self, proposal: Proposal) -> None:
        """Show the same with a better title, unless the person has changed anything since."""
        if self._occurrence is None and not self.card.is_edited:
            self.card.show_better(proposal.draft)

    def show_draft(self, draft: Draft) -> None:
        """Show a form for a new event."""
        self._begin(None)
        self.card.show_draft(draft)
        self._ask_conflicts()

    def show_occurrence(self, occurrence: Occurrence) -> None:
        """Show an event to be changed."""
        self._begin(occurrence)
        self.card.show_event(
            draft_of(shown_event(occurrence)),
            recurs=occurrence.recurs,
            series=occurrence.event.recurrence is not None,
        )
        self._ask_conflicts()

    def _begin(self, occurrence: Occurrence | None) -> None:
        self._occurrence = occurrence
        self.card.set_today(self._agenda.now().date())

    @Slot(object)
    def _on_confirmed(self, draft: Draft) -> None:
        occurrence, store = self._occurrence, self._agenda.store
        event = draft.event(self._home, self.event_id)
        if occurrence is None:
            done = tr("“{title}” is in the agenda", title=event.title)
            self.desk.make(partial(store.add, event), done)
            return
        old = occurrence.event
        if not old.zone and not draft.zone:
            event = replace(event, zone="")  # it goes on to be of whatever zone the person is in
        done = tr("“{title}” was changed", title=event.title)
        if old.recurrence is not None and self.card.scope is Scope.ONE:
            one = replace(event, recurrence=None)
            self.desk.make(partial(store.change_one, occurrence, one), done)
        elif old.recurrence is not None and self.card.scope is Scope.FOLLOWING:
            self.desk.make(partial(store.change_following, occurrence, event), done)
        elif old.recurrence is not None:
            whole = whole_series(old, occurrence, event)
            self.desk.make(partial(store.change, whole), done)
        else:
            same = replace(event, id=old.id, series=old.series, original=old.original)
            self.desk.make(partial(store.change, same), done)

    @Slot(object)
    def _on_changed(self, change: AgendaChange) -> None:
        self.kept.emit(change)

    @Slot()
    def _ask_conflicts(self) -> None:
        draft, agenda, home = self.card.draft, self._agenda, self._home
        if draft.missing or draft.length is None:
            self._conflicts.drop()
            self.card.show_conflicts(())
            return
        old = self._occurrence.event if self._occurrence is not None else None
        event = draft.event(home, old.id if old is not None else "")
        series = old.series or old.id if old is not None else ""

        def conflicts() -> list[Occurrence]:
            found = agenda.store.conflicts(event, agenda.zone())
            return [each for each in found if not _of_series(each, series)]

        self._conflicts.ask(conflicts)

    @Slot(object)
    def _on_zones(self, names: Sequence[str]) -> None:
        self.card.zone.offer(names)


def draft_of(event: Event) -> Draft:
    """An event as a card shows it."""
    return Draft(
        title=event.title,
        day=event.begins.date(),
        starts=None if event.all_day else event.begins.time(),
        length=event.length,
        all_day=event.all_day,
        zone=event.zone,
        place=event.place,
        notes=event.notes,
        recurrence=event.recurrence,
        reminders=event.reminders,
    )


def _of_series(occurrence: Occurrence, series: str) -> bool:
    return bool(series) and series in (occurrence.event.id, occurrence.event.series)


def _zone_names() -> list[str]:
    """Places such as Europe/Berlin; offsets without a place are left out."""
    names = available_timezones()
    return sorted(name for name in names if "/" in name and not name.startswith("Etc/"))
