"""Reminders above every view, until the person has seen them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from gpt_desktop.core.agenda.event import Occurrence, Reminder
from gpt_desktop.core.agenda.wording import describe_length
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.desktop.reminder_words import title_words, when_words
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.icon_label import IconLabel

_SNOOZES = tuple(timedelta(minutes=minutes) for minutes in (5, 10, 30, 60, 24 * 60))
_MOST_SHOWN = 3
_CLOCK_MS = 20_000


class ReminderCards(QWidget):
    """The newest first; what has no room is counted.

    Signals:
        opened: an Occurrence that the person wants to see.
        snoozed: an Occurrence, and for how long.
    """

    opened = Signal(object)
    snoozed = Signal(object, object)

    def __init__(
        self, theme: Theme, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._now = now
        self._occurrences: list[Occurrence] = []
        self.cards: list[ReminderCard] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self.show_now)
        self._clock.start()
        self._more = QLabel()
        set_role(self._more, "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_TINY)
        self.hide()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """What was not dealt with yet."""
        return tuple(self._occurrences)

    def add(self, reminders: Iterable[Reminder]) -> None:
        """Show these too; an occurrence is there once."""
        for reminder in reminders:
            self._forget(reminder.occurrence)
            self._occurrences.insert(0, reminder.occurrence)
        self.refresh()

    def refresh(self) -> None:
        """Show all anew, as after a change of language."""
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [self._card(occurrence) for occurrence in self._occurrences[:_MOST_SHOWN]]
        for card in self.cards:
            self._column.addWidget(card)
        hidden = len(self._occurrences) - len(self.cards)
        self._column.removeWidget(self._more)
        self._column.addWidget(self._more)
        self._more.setText(tr("{count} more", count=hidden))
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(self.cards))

    @Slot()
    def show_now(self) -> None:
        """The time went on."""
        for card in self.cards:
            card.show_now(self._now())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange and self._occurrences:
            self.refresh()

    def _card(self, occurrence: Occurrence) -> ReminderCard:
        card = ReminderCard(self._theme, occurrence, self._now())
        card.show_button.clicked.connect(partial(self._on_shown, occurrence))
        card.done.clicked.connect(partial(self._on_done, occurrence))
        for length in _SNOOZES:
            action = card.menu.addAction(tr("In {length}", length=describe_length(length)))
            action.triggered.connect(partial(self._on_snoozed, occurrence, length))
        return card

    def _on_shown(self, occurrence: Occurrence) -> None:
        self._on_done(occurrence)
        self.opened.emit(occurrence)

    def _on_snoozed(self, occurrence: Occurrence, length: timedelta) -> None:
        self._on_done(occurrence)
        self.snoozed.emit(occurrence, length)

    def _on_done(self, occurrence: Occurrence) -> None:
        self._forget(occurrence)
        self.refresh()

    def _forget(self, occurrence: Occurrence) -> None:
        self._occurrences = [
            each
            for each in self._occurrences
            if (each.event.id, each.original) != (occurrence.event.id, occurrence.original)
        ]


class ReminderCard(QFrame):
    """One of them: what, when, and what can be done about it."""

    def __init__(
        self,
        theme: Theme,
        occurrence: Occurrence,
        now: datetime,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._occurrence = occurrence
        self.when = ElidedLabel("second")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel("strong", title_words(occurrence)))
        words.addWidget(self.when)
        self.show_button = text_button(tr("Show"))
        self.snooze = text_button(tr("Remind again"))
        self.menu = QMenu(self)
        self.snooze.setMenu(self.menu)
        self.done = IconButton(theme, "check", tr("Done"))
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        row.setSpacing(GAP)
        row.addWidget(IconLabel(theme, "bell", "accent", 20))
        row.addLayout(words, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.snooze)
        row.addWidget(self.done)
        self.show_now(now)

    def show_now(self, now: datetime) -> None:
        """Say how long it is until then."""
        title, when = title_words(self._occurrence), when_words(self._occurrence, now)
        self.when.set_text(when)
        self.setAccessibleName(tr("Reminder: {words}", words=f"{title}, {when}"))
