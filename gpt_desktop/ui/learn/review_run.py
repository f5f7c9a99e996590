"""One review of a deck: what is asked, what was rated, and how it is taken back."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.services.review_ports import Asked, Rated, Reviews

Step = Callable[[], Rated | None]


class ReviewRun(QObject):
    """Asks and keeps away from the window's thread; a rating shown as kept is on the disk.

    Signals:
        changed: another card is asked, its answer shown, or none is left.
        stored: a rating was kept or taken back, or a card changed.
        set_aside: the id of a card that was forgotten so often that it is not asked any more.
        failed: an Exception.
    """

    changed = Signal()
    stored = Signal()
    set_aside = Signal(str)
    failed = Signal(object)

    def __init__(self, reviews: Reviews, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reviews = reviews
        self._lane = lane
        self._waits = False
        self._stale = False  # something changed while a step was on its way
        self._began = 0.0
        self._rated: list[int] = []
        self.deck_id = ""
        self.asked: Asked | None = None
        self.answer_shown = False

    @property
    def running(self) -> bool:
        """Whether a deck is being reviewed."""
        return bool(self.deck_id)

    @property
    def rated(self) -> int:
        """How many ratings of this review are kept."""
        return len(self._rated)

    def begin(self, deck_id: str) -> None:
        """Review a deck from now on."""
        self.deck_id, self.asked, self._rated = deck_id, None, []
        self.refresh()

    def end(self) -> None:
        """Review none; what was rated is kept."""
        self.deck_id, self.asked = "", None

    @Slot()
    def refresh(self) -> None:
        """Ask what is to be asked now."""
        self._stale = self._waits
        self._step(tr("Asking"), None)

    @Slot()
    def show_answer(self) -> None:
        """Turn the card over."""
        if self.asked is not None and self.asked.card is not None and not self.answer_shown:
            self.answer_shown = True
            self.changed.emit()

    def rate(self, rating: Rating) -> None:
        """Keep how the card was known; nothing before its answer is shown."""
        card = self.asked.card if self.asked is not None else None
        if card is None or not self.answer_shown:
            return
        reviews, seconds = self._reviews, time.monotonic() - self._began

        def keep() -> Rated:
            return reviews.rate(card, rating, seconds)

        self._step(tr("Saving"), keep, card.id)

    @Slot()
    def take_back(self) -> None:
        """Undo the last rating of this review; its card is asked again."""
        if self._rated and not self._waits:
            number, store = self._rated.pop(), self._reviews.store

            def undo() -> None:
                store.take_back(number)

            self._step(tr("Saving"), undo)

    def _step(self, title: str, step: Step | None, card_id: str = "") -> None:
        """Do a step, then ask anew; one at a time."""
        if self._waits or not self.deck_id:
            return
        self._waits = True
        deck_id, reviews = self.deck_id, self._reviews

        def both() -> tuple[str, Rated | None, Asked, str]:
            kept = step() if step is not None else None
            return card_id, kept, reviews.ask(deck_id), deck_id

        call(
            self._lane,
            title,
            both,
            succeeded=self._on_stepped,
            failed=self._on_failed if step is None else self._on_step_failed,
        )

    @Slot(object)
    def _on_stepped(self, done: tuple[str, Rated | None, Asked, str]) -> None:
        card_id, kept, asked, deck_id = done
        self._waits = False
        if deck_id != self.deck_id:  # the review ended meanwhile
            self.stored.emit()
            self.refresh()  # of another one, where that has begun
            return
        if kept is not None:
            self._rated.append(kept.number)
        self.asked, self.answer_shown, self._began = asked, False, time.monotonic()
        self.changed.emit()
        self.stored.emit()
        if kept is not None and kept.leech:
            self.set_aside.emit(card_id)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._waits = self._stale = False
        self.failed.emit(error)

    @Slot(object)
    def _on_step_failed(self, error: Exception) -> None:
        """What was asked is not what is stored, as where another window rated it: ask anew."""
        self._on_failed(error)
        self.refresh()
