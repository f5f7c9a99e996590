"""Agenda: what is coming, as a list, a week or a month; put down in a sentence or by a form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.agenda.store import AgendaChange
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.agenda.calendar import Calendar, Shown
from gpt_desktop.ui.agenda.calendar_files import SUFFIXES, CalendarFiles
from gpt_desktop.ui.agenda.coming_list import ComingList
from gpt_desktop.ui.agenda.event_actions import EventActions
from gpt_desktop.ui.agenda.event_search import EventSearch
from gpt_desktop.ui.agenda.month_grid import MonthGrid
from gpt_desktop.ui.agenda.period import Mode, days_shown, period_words, step
from gpt_desktop.ui.agenda.period_bar import PeriodBar
from gpt_desktop.ui.agenda.scrolling_days import scrolling_days
from gpt_desktop.ui.agenda.sentence_line import SentenceLine
from gpt_desktop.ui.agenda.shelf import AgendaShelf
from gpt_desktop.ui.agenda.side_card import SideCard
from gpt_desktop.ui.agenda.week_grid import WeekGrid
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.widgets.lines import ErrorCard, wrapping_label
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.work.agenda_desk import AgendaDesk
from gpt_desktop.ui.work.sentence_reading import SentenceReading

_CLOCK_MS = 20_000
_KEEP_MS = 2_000
_FIRST, _LAST = date(1800, 1, 1), date(2999, 12, 31)  # what can be gone to


class AgendaView(View):
    """Asks the store for the days shown, and again whenever something changed."""

    view_id = "agenda"
    title = mark("Agenda")
    icon_name = "calendar-days"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.agenda = _agenda_of(context)
        self.day = self._today = self.agenda.now().date()
        self.mode = Mode.WEEK
        self._focused = ""
        self.desk = AgendaDesk(context, self.agenda, self)
        self.shelf = AgendaShelf(context, self.agenda, self)
        self.actions_of_events = EventActions(self.desk, self)
        self.files = CalendarFiles(self.desk, self)
        self.bar = PeriodBar(context.theme, self.mode)
        self.sentence = SentenceLine()
        self.search = EventSearch(context, self.agenda)
        self.error = ErrorCard(context.theme)
        self.notices = NoticeList(context.theme)
        self.hint = wrapping_label("second")
        self.list = ComingList(context.theme)
        self.week = WeekGrid(context.theme)
        self.month = MonthGrid(context.theme)
        self.calendars: dict[Mode, Calendar] = {
            Mode.LIST: self.list,
            Mode.WEEK: self.week,
            Mode.MONTH: self.month,
        }
        self.stack = QStackedWidget()
        self.card = SideCard(context, self.agenda)
        self.reading = SentenceReading(context, self.agenda, self)
        self._clock = _timer(self, _CLOCK_MS, self._on_clock)
        self._keeper = _timer(self, _KEEP_MS, self.save_state, once=True)
        self.hint.hide()
        self._lay_out()
        self._connect()
        self._restore()

    @property
    def calendar(self) -> Calendar:
        """The one that is shown."""
        return self.calendars[self.mode]

    def activate(self) -> None:
        self._clock.start()
        self.show_day(self.day)
        self.calendar.take_focus()

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return bool(paths) and all(path.suffix.lower() in SUFFIXES for path in paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files.import_files(paths)

    def take_text(self, text: str) -> None:
        """Read a sentence that another view handed over."""
        self.sentence.set_text(text)
        self._on_sentence(text)

    def commands(self) -> Sequence[Command]:
        group = tr("Agenda")
        return (
            Command(tr("Show today"), group, self.show_today),
            Command(tr("Show as a list"), group, partial(self.show_mode, Mode.LIST)),
            Command(tr("Show the week"), group, partial(self.show_mode, Mode.WEEK)),
            Command(tr("Show the month"), group, partial(self.show_mode, Mode.MONTH)),
            Command(tr("Jump to a day"), group, self.bar.open_picker, "Ctrl+G"),
            Command(tr("Find events"), group, self.open_search, "Ctrl+F"),
            Command(tr("Import a calendar file…"), group, self.files.ask_import),
            Command(tr("Export the agenda…"), group, self.files.ask_export),
        )

    @Slot()
    def save_state(self) -> None:
        self._keeper.stop()
        values: dict[str, object] = {
            "mode": str(self.mode),
            "sentence": self.sentence.text,
            "card": self.card.record(),
        }
        try:
            self.context.services.drafts.save_draft(self.view_id, values)
        except UserFacingError as error:
            self.message_posted.emit(str(error))

    @Slot()
    def keep_soon(self) -> None:
        """Save what is written within some seconds."""
        if not self._keeper.isActive():
            self._keeper.start()

    @Slot(object)
    def show_day(self, day: date) -> None:
        """Make a day the current one, and show its period."""
        self.day = min(max(day, _FIRST), _LAST)
        self.bar.show_period(period_words(self.mode, self.day), self.day)
        self._show()
        self.shelf.ask(*days_shown(self.mode, self.day))

    @Slot()
    def show_today(self) -> None:
        """Go to the day it is."""
        self._show_calendar()
        self.show_day(self.agenda.now().date())
        self.calendar.take_focus()

    @Slot(str)
    def show_mode(self, mode: str) -> None:
        """Show another calendar, of the same day."""
        self.mode = Mode(mode)
        self.bar.show_mode(self.mode)
        self._show_calendar()
        self.show_day(self.day)
        self._show_hint()
        self.keep_soon()

    def show_occurrence(self, occurrence: Occurrence) -> None:
        """Go to an event and show its card."""
        self._focused = occurrence.event.id
        self.show_day(occurrence.begins.date())
        if not self.shelf.open:  # nothing to wait for: the days were shown already
            self._focused = ""
        self.card.show_occurrence(occurrence)

    @Slot()
    def new_event(self) -> None:
        """Show a form for a new event on the current day."""
        self.card.show_form(self.day, None)

    @Slot()
    def open_search(self) -> None:
        """Let events be found by their words; the calendar comes back when it is closed."""
        self.sentence.hide()
        self.hint.hide()
        self.search.show()
        self.search.refresh()
        self.stack.setCurrentWidget(self.search.found)
        self.search.field.selectAll()
        self.search.setFocus()

    @Slot()
    def close_search(self) -> None:
        """Show the calendar again."""
        self.show_mode(self.mode)
        self.calendar.take_focus()

    def _show_calendar(self) -> None:
        self.search.hide()
        self.sentence.show()
        self.stack.setCurrentWidget(self.calendar)

    def _lay_out(self) -> None:
        for calendar in self.calendars.values():
            self.stack.addWidget(calendar)
        self.stack.addWidget(self.search.found)
        self.stack.setCurrentWidget(self.calendar)
        self.bar.menu.addAction(tr("Import a calendar file…"), self.files.ask_import)
        self.bar.menu.addAction(tr("Export the agenda…"), self.files.ask_export)
        body = QHBoxLayout()
        body.setSpacing(GAP)
        body.addWidget(scrolling_days(self.stack), 1)
        body.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self.sentence)
        column.addWidget(self.search)
        column.addWidget(self.error)
        column.addWidget(self.notices)
        column.addWidget(self.hint)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.bar.stepped.connect(self._on_step)
        self.bar.today_requested.connect(self.show_today)
        self.bar.day_picked.connect(self._on_picked)
        self.bar.mode_chosen.connect(self.show_mode)
        self.bar.creation_requested.connect(self.new_event)
        self.bar.search_requested.connect(self.open_search)
        self.search.closed.connect(self.close_search)
        self.search.found.opened.connect(self.card.show_occurrence)
        self.search.found.deletion_requested.connect(self._on_deletion)
        self.sentence.entered.connect(self._on_sentence)
        self.sentence.text_changed.connect(self.keep_soon)
        self.reading.answered.connect(self._on_read)
        self.reading.bettered.connect(self.card.show_better)
        self.list.example_chosen.connect(self.take_text)
        self.list.import_requested.connect(self.files.ask_import)
        self.month.list_requested.connect(self._on_list_requested)
        self.shelf.listed.connect(self._on_listed)
        self.desk.changed.connect(self._on_changed)
        for calendar in self.calendars.values():
            self._follow(calendar)
        self.card.kept.connect(self._on_kept)
        self.card.closed.connect(self._on_card_closed)
        self.card.written.connect(self.keep_soon)
        self.card.deletion_requested.connect(self._on_deletion)
        self.files.noticed.connect(self._on_noticed)
        self.files.posted.connect(self.message_posted)
        for source in (self.reading, self.shelf, self.desk, self.card, self.files, self.search):
            source.failed.connect(self._on_failed)
        for offering in (self.desk, self.card):
            offering.undo_offered.connect(self.undo_offered)
        self.error.action_requested.connect(self._on_again)
        self.add_shortcut("Ctrl+N", self.new_event)
        self.add_shortcut("Ctrl+F", self.open_search)
        self.add_shortcut("Ctrl+G", self.bar.open_picker)

    def _follow(self, calendar: Calendar) -> None:
        calendar.day_chosen.connect(self.show_day)
        calendar.opened.connect(self.card.show_occurrence)
        calendar.creation_requested.connect(self._on_creation)
        calendar.deletion_requested.connect(self._on_deletion)
        calendar.move_requested.connect(self._on_move)
        calendar.page_requested.connect(self._on_step)
        calendar.today_requested.connect(self.show_today)

    def _restore(self) -> None:
        values = self.context.services.drafts.load_draft(self.view_id)
        mode, sentence, card = (values.get(key) for key in ("mode", "sentence", "card"))
        if mode in list(Mode):
            self.show_mode(str(mode))
        if isinstance(sentence, str):
            self.sentence.set_text(sentence)
        if isinstance(card, dict) and card:
            self.card.restore(card)

    @Slot()
    def _show(self) -> None:
        shown = Shown(self.day, self.agenda.now(), self.shelf.occurrences, self._focused)
        self.calendar.show_events(shown)

    @Slot()
    def _on_listed(self) -> None:
        self._show()
        self._focused = ""
        self._show_hint()

    def _show_hint(self) -> None:
        """Help where a week or a month is empty; an empty list has its own words."""
        self.hint.setText(
            tr("Nothing is planned here. Write it into the line above, press N, or double-click.")
        )
        empty = not self.shelf.occurrences and self.mode is not Mode.LIST
        self.hint.setVisible(empty and self.search.isHidden())

    @Slot()
    def _on_clock(self) -> None:
        if not self.isVisible():
            self._clock.stop()
            return
        now = self.agenda.now()
        if now.date() != self._today:  # it is midnight
            self._today = now.date()
            self._show()
        self.calendar.show_now(now)

    @Slot(int)
    def _on_step(self, by: int) -> None:
        self._show_calendar()
        self.show_day(step(self.mode, self.day, by))

    @Slot(object)
    def _on_picked(self, day: date) -> None:
        self._show_calendar()
        self.show_day(day)

    @Slot(object, object)
    def _on_creation(self, day: date, when: time | None) -> None:
        self.show_day(day)
        self.card.show_form(day, when)

    @Slot(str)
    def _on_sentence(self, sentence: str) -> None:
        self.reading.ask(sentence)

    @Slot(object)
    def _on_read(self, proposal: Proposal) -> None:
        self.error.clear()
        self.card.show_proposal(proposal)
        if proposal.draft.day is not None:
            self.show_day(proposal.draft.day)

    @Slot(object)
    def _on_deletion(self, occurrence: Occurrence) -> None:
        self.actions_of_events.delete(occurrence)

    @Slot(object, object)
    def _on_move(self, occurrence: Occurrence, by: timedelta) -> None:
        self.actions_of_events.move(occurrence, by)

    @Slot(object)
    def _on_kept(self, change: AgendaChange) -> None:
        if self.card.sentence and self.card.sentence == self.sentence.text.strip():
            self.sentence.set_text("")
        self._on_changed(change)
        self.calendar.take_focus()

    @Slot(object)
    def _on_changed(self, change: AgendaChange) -> None:
        """Go where the event is now."""
        self.error.clear()
        if len(change.after) == 1 and change.after[0].recurrence is None:
            event = change.after[0]
            self._focused = event.id
            self.show_day(event.begins.date())
        card = self.card
        if card.is_open and card.entry.occurrence is not None and not change.after:
            card.hide()  # what stood there was deleted

    @Slot()
    def _on_card_closed(self) -> None:
        self.calendar.take_focus()

    @Slot(object)
    def _on_list_requested(self, day: date) -> None:
        self.show_day(day)
        self.show_mode(Mode.LIST)
        self.list.take_focus()

    @Slot(object)
    def _on_noticed(self, lines: Sequence[str]) -> None:
        self.notices.set_notices(Notice(NoticeKind.WARNING, line) for line in lines)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.error.show_error(error)

    @Slot()
    def _on_again(self) -> None:
        self.error.clear()
        self.shelf.refresh()


def _agenda_of(context: ViewContext) -> Agenda:
    agenda = context.services.agenda
    if agenda is None:
        raise RuntimeError("no view of an agenda without one")
    return agenda


def _timer(view: AgendaView, milliseconds: int, slot: object, *, once: bool = False) -> QTimer:
    timer = QTimer(view)
    timer.setInterval(milliseconds)
    timer.setSingleShot(once)
    timer.timeout.connect(slot)
    return timer
