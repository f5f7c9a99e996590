"""The cards of one deck, looked for and changed."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.decks import Deck, DeckStore, StudyCard
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.ui.learn.review_cards import MOST, ReviewCards
from gpt_desktop.ui.learn.review_changes import ReviewChanges


class ReviewBrowsing(QObject):
    """Reads on a lane what the page of cards shows.

    Signals:
        failed: an Exception.
    """

    failed = Signal(object)

    def __init__(
        self, page: ReviewCards, store: DeckStore, lane: Lane, changes: ReviewChanges
    ) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._changes = changes
        self._deck_id = ""
        self._looking = Question(lane, tr("Looking at the cards"), self)
        self._looking.answered.connect(self._on_looked)
        self._looking.failed.connect(self.failed)
        page.looked_for.connect(self.refresh)
        page.remove.clicked.connect(self.delete)
        page.aside.clicked.connect(self.set_aside)

    def show_deck(self, deck: Deck) -> None:
        """All of a deck's cards."""
        self._deck_id = deck.id
        self._page.name.set_text(deck.name)
        self._page.search.clear()
        self.refresh()

    def end(self) -> None:
        """Show none any more."""
        self._deck_id = ""
        self._looking.drop()

    @Slot()
    def refresh(self) -> None:
        """Look at the cards anew."""
        if self._deck_id:
            words = self._page.search.text()
            # One more than is shown, to know whether there are more.
            self._looking.ask(partial(self._store.cards, self._deck_id, words, limit=MOST + 1))

    @Slot()
    def delete(self) -> None:
        """Delete the cards that are chosen; Undo brings them back."""
        if self._page.chosen:
            self._changes.delete(self._page.chosen)

    @Slot()
    def set_aside(self) -> None:
        """Ask the cards that are chosen no more, or again."""
        if self._page.chosen:
            self._changes.set_aside(self._page.chosen)

    @Slot(object)
    def _on_looked(self, cards: list[StudyCard]) -> None:
        self._page.show_cards(cards, StudyTime(time.time()))
