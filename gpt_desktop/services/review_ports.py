"""What the review of cards offers to the window and the command line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.learning.card_table import CardFile
from gpt_desktop.core.learning.decks import DeckState, DeckStore, StudyCard
from gpt_desktop.core.learning.review_statistics import ReviewStatistics
from gpt_desktop.core.learning.schedule import Rating


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked of a deck now.

    Attributes:
        state: what is to be asked with it.
        card: None where it is done for now.
        waits: how long until the card is asked again, in words, by the rating.
    """

    state: DeckState
    card: StudyCard | None = None
    waits: Mapping[Rating, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating that is stored.

    Attributes:
        number: what ``take_back`` wants.
        leech: the card was forgotten so often that it is not asked any more.
    """

    number: int
    leech: bool


class Reviews(Protocol):
    """Decks and their review. Every method takes its time and may be called from any thread.

    All raise UserFacingError.
    """

    @property
    def store(self) -> DeckStore:
        """Where decks are."""
        ...

    def decks(self) -> list[DeckState]:
        """All, by their names, with what is to be asked of them today."""
        ...

    def ask(self, deck_id: str) -> Asked:
        """What is to be asked now."""
        ...

    def rate(self, card: StudyCard, rating: Rating, seconds: float) -> Rated:
        """Keep how a card that was asked was known; it is on the disk when this returns.

        Args:
            seconds: from the question to the rating.
        """
        ...

    def statistics(self, deck_id: str = "") -> ReviewStatistics:
        """Of a deck, or of all."""
        ...

    def read_file(self, path: Path) -> CardFile:
        """The cards of a table; none is added."""
        ...

    def write_file(self, path: Path, deck_id: str, cards: Sequence[StudyCard] | None = None) -> int:
        """Write a deck's cards, or some, as the name says: .apkg or .csv; returns how many."""
        ...
