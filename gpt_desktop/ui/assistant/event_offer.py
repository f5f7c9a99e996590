"""Under a question that asks to put down an event: a card to confirm it, and what became of it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.event import Event, Occurrence
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.agenda.store import AgendaChange
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.calendar_words import near_day, span_words
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.icon_label import IconLabel
from gpt_desktop.ui.work.draft_record import draft_from, record_of
from gpt_desktop.ui.work.event_entry import EventEntry
from gpt_desktop.ui.work.occurrence_lookup import find_occurrence
from gpt_desktop.ui.work.sentence_reading import SentenceReading


class EventOffer(QWidget):
    """A link, the card, or a line on the event that the card made.

    Args:
        event_id: what the event is called in the agenda, so that it is found again.
        record: what was written on the card and not kept; empty where nothing was.

    Signals:
        written: the record of what is on the card now; empty once it is kept or given up.
        undo_offered, failed: as of an ``EventEntry``.
    """

    written = Signal(object)
    undo_offered = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self,
        context: ViewContext,
        agenda: Agenda,
        text: str,
        event_id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._agenda = agenda
        self._text = text
        self._event_id = event_id
        self._record: dict[str, object] = {}
        self._kept: Occurrence | None = None
        self.entry: EventEntry | None = None
        self.words = ElidedLabel("second")
        self.link = text_button("", "link")
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        icon = IconLabel(context.theme, "calendar", "second_text", 16)
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.words, 1)
        row.addWidget(self.link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, 0)
        self._column.addWidget(self._line)
        self._reading = SentenceReading(context, agenda, self)
        self._looking = Question(context.lanes.io, tr("Reading the agenda"), self)
        self._reading.answered.connect(self._on_read)
        self._reading.bettered.connect(self._on_bettered)
        self._reading.failed.connect(self.failed)
        self._looking.answered.connect(self._on_looked)
        self._looking.failed.connect(self.failed)
        self.link.clicked.connect(self._on_link)
        context.changes.agenda.connect(self.look)
        self._show_line()
        self.look()

    @property
    def is_open(self) -> bool:
        """Whether the card is shown."""
        return self.entry is not None and not self.entry.card.isHidden()

    @property
    def settled(self) -> bool:
        """Whether no answer is awaited."""
        return not (self._reading.open or self._looking.open)

    @Slot()
    def look(self) -> None:
        """See whether the event is in the agenda."""
        self._looking.ask(partial(_kept_event, self._agenda, self._event_id))

    @Slot()
    def open_card(self) -> None:
        """Read the sentence and show what it says on a card."""
        self._reading.ask(self._text)

    def go_on(self, record: dict[str, object]) -> None:
        """Show the card with what was written on it and not kept."""
        self._record = record
        self.open_card()

    @Slot(object)
    def _on_read(self, proposal: Proposal) -> None:
        if self._kept is not None:
            return
        entry = self._made()
        entry.show_proposal(proposal)
        draft, self._record = draft_from(self._record.get("draft")), {}
        if draft is not None:
            entry.card.show_edits(draft)
        entry.card.show()
        self._line.hide()
        self._on_edited()

    @Slot(object)
    def _on_bettered(self, proposal: Proposal) -> None:
        if self.entry is not None and self.is_open:
            self.entry.show_better(proposal)

    @Slot(object)
    def _on_looked(self, occurrence: Occurrence | None) -> None:
        self._kept = occurrence
        if occurrence is not None and self.is_open:
            self._close()
        self._show_line()

    @Slot()
    def _on_link(self) -> None:
        if self._kept is None:
            self.open_card()
        else:
            self._context.requests.event_wanted.emit(self._kept)

    @Slot()
    def _on_edited(self) -> None:
        if self.entry is not None:
            self.written.emit({"draft": record_of(self.entry.card.draft)})

    @Slot()
    def _on_dismissed(self) -> None:
        edited = self.entry is not None and self.entry.card.is_edited
        record: dict[str, object] = {}
        if self.entry is not None:
            record["draft"] = record_of(self.entry.card.draft)
        self._close()
        if edited:
            words = tr("What you changed was not kept")
            self.undo_offered.emit(words, partial(self.go_on, record))

    @Slot(object)
    def _on_made(self, change: AgendaChange) -> None:
        del change  # it is looked for by its id
        self._close()
        self.look()

    def _made(self) -> EventEntry:
        if self.entry is None:
            self.entry = EventEntry(self._context, self._agenda, self)
            self.entry.event_id = self._event_id
            self.entry.kept.connect(self._on_made)
            self.entry.failed.connect(self.failed)
            self.entry.undo_offered.connect(self.undo_offered)
            self.entry.card.edited.connect(self._on_edited)
            self.entry.card.dismissed.connect(self._on_dismissed)
            self._column.addWidget(self.entry.card)
        return self.entry

    def _close(self) -> None:
        if self.entry is not None:
            self.entry.card.hide()
        self._line.show()
        self.written.emit({})

    def _show_line(self) -> None:
        if self._kept is None:
            self.words.set_text(tr("This may be an event."))
            self.link.setText(tr("Put it into the agenda…"))
            return
        begins = self._kept.begins
        times = span_words(begins, self._kept.ends, all_day=self._kept.event.all_day)
        day = near_day(begins.date(), self._agenda.now().date())
        self.words.set_text(
            tr(
                "In the agenda: {title}, {day}, {time}",
                title=self._kept.event.title,
                day=day,
                time=times,
            )
        )
        self.link.setText(tr("Show"))


def _kept_event(agenda: Agenda, event_id: str) -> Occurrence | None:
    """The event's first occurrence, where it is in the agenda."""
    event: Event | None = agenda.store.get(event_id)
    return None if event is None else find_occurrence(agenda, event_id, event.begins)
