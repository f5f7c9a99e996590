"""Cards asked when they are about to be forgotten, and how they were known."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import Path

from gpt_desktop.core.bounded_file import read_bounded_bytes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.card_table import LARGEST, CardFile, read_cards
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Deck, DeckState, DeckStore, NewRating, StudyCard
from gpt_desktop.core.learning.interval_words import interval_words
from gpt_desktop.core.learning.review_statistics import (
    ReviewStatistics,
    first_day,
    review_statistics,
)
from gpt_desktop.core.learning.schedule import Rating, Schedules, became_leech
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.services.review_ports import Asked, Rated

_LONGEST = 600.0  # seconds: who takes longer was away


class CardReview:
    """The Reviews of the app.

    Args:
        write: writes cards for other programs: where, a title, the cards.
        decode: the text of a file's bytes, in whatever encoding; raises UserFacingError.
        now: gives seconds since the epoch.
        zone: of the learner's clocks; None for this computer's.
    """

    def __init__(
        self,
        store: DeckStore,
        schedule: Schedules,
        settings: SettingsStore,
        write: Callable[[Path, str, Sequence[CardText]], None],
        decode: Callable[[bytes], str],
        *,
        now: Callable[[], float] = time.time,
        zone: tzinfo | None = None,
    ) -> None:
        self._store = store
        self._schedule = schedule
        self._settings = settings
        self._write = write
        self._decode = decode
        self._now = now
        self._zone = zone

    @property
    def store(self) -> DeckStore:
        return self._store

    @property
    def at(self) -> StudyTime:
        """Now, by the learner's clocks."""
        return StudyTime(self._now(), self._zone)

    def decks(self) -> list[DeckState]:
        at, new = self.at, self._settings.load().new_cards
        return [self._store.state(deck, at, new) for deck in self._store.decks()]

    def ask(self, deck_id: str) -> Asked:
        at, settings = self.at, self._settings.load()
        state = self._store.state(self._deck(deck_id), at, settings.new_cards)
        card = self._store.next(deck_id, at, settings.new_cards)
        if card is None:
            return Asked(state)
        waits = {
            rating: interval_words(
                self._schedule.after(card.memory, rating, at, settings.retention), at
            )
            for rating in Rating
        }
        return Asked(state, card, waits)

    def rate(self, card: StudyCard, rating: Rating, seconds: float) -> Rated:
        at = self.at
        after = self._schedule.after(card.memory, rating, at, self._settings.load().retention)
        leech = became_leech(card.memory, after)
        spent = min(max(0.0, seconds), _LONGEST)
        number = self._store.keep_rating(card, NewRating(rating, at, spent, after, suspends=leech))
        return Rated(number, leech)

    def statistics(self, deck_id: str = "") -> ReviewStatistics:
        at = self.at
        ratings = self._store.ratings(deck_id, first_day(at))
        return review_statistics(ratings, self._store.memories(deck_id), at)

    def read_file(self, path: Path) -> CardFile:
        try:
            data = read_bounded_bytes(path, LARGEST)
        except (OSError, ValueError) as error:
            raise UserFacingError(
                tr("“{name}” cannot be read.", name=path.name),
                tr("The system says: {reason}.", reason=getattr(error, "strerror", None) or error),
                tr("Choose another file."),
            ) from error
        return read_cards(self._decode(data))

    def write_file(self, path: Path, deck_id: str, cards: Sequence[StudyCard] | None = None) -> int:
        deck = self._deck(deck_id)
        written = self._store.cards(deck_id) if cards is None else cards
        self._write(path, deck.name, [card.text for card in written])
        return len(written)

    def _deck(self, deck_id: str) -> Deck:
        for deck in self._store.decks():
            if deck.id == deck_id:
                return deck
        raise UserFacingError(
            tr("This deck no longer exists."),
            tr("It was deleted, perhaps by another copy of the app."),
            tr("Make a new one."),
        )
