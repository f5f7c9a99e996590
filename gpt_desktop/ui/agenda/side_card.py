"""The card beside the calendar, and what was written on it and not kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.proposal import Draft, Proposal
from gpt_desktop.core.agenda.store import AgendaChange
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.draft_record import draft_from, record_of
from gpt_desktop.ui.work.event_entry import EventEntry
from gpt_desktop.ui.work.occurrence_lookup import find_occurrence

_WIDTH = 372


class SideCard(QWidget):
    """Hidden while there is none. Made when it is first wanted.

    Signals:
        kept: the AgendaChange that confirming made.
        closed: the card is gone.
        written: what is on the card changed.
        deletion_requested: the Occurrence on the card.
        undo_offered, failed: as of an ``EventEntry``.
    """

    kept = Signal(object)
    closed = Signal()
    written = Signal()
    deletion_requested = Signal(object)
    undo_offered = Signal(str, object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._agenda = agenda
        self._entry: EventEntry | None = None
        self._waiting: dict[str, object] = {}
        self._sentence = ""
        self._lookup = Question(context.lanes.io, tr("Reading the agenda"), self)
        self._lookup.answered.connect(self._on_found)
        self._lookup.failed.connect(self.failed)
        self.setFixedWidth(_WIDTH)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    @property
    def entry(self) -> EventEntry:
        """The card with the agenda behind it."""
        if self._entry is None:
            self._entry = self._made()
        return self._entry

    @property
    def sentence(self) -> str:
        """What the card was read from; "" for a form and for an event that is changed."""
        return self._sentence

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what was read from a sentence."""
        self._put_away()
        self._sentence = proposal.sentence
        self.entry.show_proposal(proposal)
        self._open()

    @Slot(object)
    def show_better(self, proposal: Proposal) -> None:
        """The same sentence, better read; as of an ``EventEntry``."""
        if self.is_open and self._sentence == proposal.sentence:
            self.entry.show_better(proposal)

    def show_form(self, day: date, when: time | None) -> None:
        """Show a form for an event on a day."""
        self._put_away()
        self._sentence = ""
        self.entry.show_draft(Draft(day=day, starts=when))
        self._open()

    def show_occurrence(self, occurrence: Occurrence) -> None:
        """Show an event to be changed."""
        self._put_away()
        self._sentence = ""
        self.entry.show_occurrence(occurrence)
        self._open()

    @Slot()
    def close_card(self) -> None:
        """Close it; Undo brings back what was written."""
        if self.is_open:
            self._put_away()
            self._hide()

    def record(self) -> dict[str, object]:
        """What is open and not kept, as JSON can hold it."""
        if not self.is_open or self._entry is None:
            return {}
        occurrence = self._entry.occurrence
        if occurrence is not None and not self._entry.card.is_edited:
            return {}
        record: dict[str, object] = {"draft": record_of(self._entry.card.draft)}
        record["sentence"] = self._sentence
        if occurrence is not None:
            record["event"] = occurrence.event.id
            record["original"] = occurrence.original.isoformat()
        return record

    def restore(self, record: dict[str, object]) -> None:
        """Go on with what was not kept."""
        event_id, original = record.get("event"), record.get("original")
        if draft_from(record.get("draft")) is None:
            return
        self._waiting = record
        if isinstance(event_id, str) and isinstance(original, str):
            clock = datetime.fromisoformat(original)
            self._lookup.ask(partial(find_occurrence, self._agenda, event_id, clock))
        else:
            self._on_found(None)

    @Slot(object)
    def _on_found(self, occurrence: Occurrence | None) -> None:
        draft, sentence = draft_from(self._waiting.get("draft")), self._waiting.get("sentence")
        self._waiting = {}
        if draft is None or self.is_open:
            return
        if occurrence is None:  # new, or gone since
            self.entry.show_draft(Draft())
        else:
            self.entry.show_occurrence(occurrence)
        self.entry.card.show_edits(draft)
        self._sentence = sentence if isinstance(sentence, str) else ""
        self._open(focus=False)

    def _made(self) -> EventEntry:
        entry = EventEntry(self._context, self._agenda, self, scrolls=True)
        entry.kept.connect(self._on_kept)
        entry.failed.connect(self.failed)
        entry.undo_offered.connect(self.undo_offered)
        entry.card.dismissed.connect(self.close_card)
        entry.card.edited.connect(self.written)
        entry.card.deletion_requested.connect(self._on_deletion)
        self._column.addWidget(entry.card)
        return entry

    def _open(self, *, focus: bool = True) -> None:
        self.show()
        if focus:
            self.entry.card.take_focus()
        self.written.emit()

    def _hide(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        self.written.emit()
        if had_focus:
            self.closed.emit()

    def _put_away(self) -> None:
        """What was written is a click away for some seconds."""
        if not self.is_open or not self.entry.card.is_edited:
            return
        record = self.record()
        self.undo_offered.emit(tr("What you changed was not kept"), self._bringing_back(record))

    def _bringing_back(self, record: dict[str, object]) -> Callable[[], None]:
        def bring_back() -> None:
            self.hide()
            self.restore(record)

        return bring_back

    @Slot(object)
    def _on_kept(self, change: AgendaChange) -> None:
        self.hide()
        self.written.emit()
        self.kept.emit(change)

    @Slot()
    def _on_deletion(self) -> None:
        occurrence = self.entry.occurrence
        if occurrence is not None:
            self.deletion_requested.emit(occurrence)
