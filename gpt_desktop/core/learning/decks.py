"""Decks of cards that are asked when they are about to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.schedule import Memory, Rating
from gpt_desktop.core.learning.study_day import StudyTime


@dataclass(frozen=True, slots=True)
class Deck:
    """A name, and cards that belong together."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The work that cards were made in; "" for cards by hand."""

    work_id: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A card as it is kept.

    Attributes:
        suspended: it is not asked.
    """

    id: str
    deck_id: str
    text: CardText
    origin: Origin = field(default_factory=Origin)
    memory: Memory = field(default_factory=Memory)
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class DueCounts:
    """What is to be asked today: new cards, those within minutes, and those after days."""

    new: int = 0
    learning: int = 0
    due: int = 0

    @property
    def total(self) -> int:
        return self.new + self.learning + self.due


@dataclass(frozen=True, slots=True)
class DeckState:
    """A deck as a list shows it.

    Attributes:
        cards: how many there are.
        next_due: when the next card is due, in seconds since the epoch; None where none is.
    """

    deck: Deck
    counts: DueCounts
    cards: int
    next_due: float | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A rating as the log has it.

    Attributes:
        number: of the entry, one after the other.
        time: seconds since the epoch, UTC.
        day: the learner's day.
        seconds: from the question to the rating.
    """

    number: int
    card_id: str
    rating: Rating
    time: float
    day: int
    seconds: float
    before: Memory
    after: Memory


@dataclass(frozen=True, slots=True)
class NewRating:
    """A rating that is to be kept; ``suspends`` where its card is a leech now."""

    rating: Rating
    at: StudyTime
    seconds: float
    after: Memory
    suspends: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """How many cards were added, and how many were there already."""

    added: int
    known: int


@dataclass(frozen=True, slots=True)
class RatingRow:
    """What statistics need of a rating; ``learned``: the card had been learned before."""

    day: int
    rating: Rating
    learned: bool
    seconds: float


class DeckStore(Protocol):
    """Keeps decks. Every method may be called from any thread.

    Each raises UserFacingError where the file cannot be read or written, and those that name a
    deck or a card where it is gone.
    """

    def decks(self) -> list[Deck]:
        """By their names."""
        ...

    def create(self, name: str) -> Deck: ...

    def rename(self, deck_id: str, name: str) -> None: ...

    def delete(self, deck_id: str) -> None:
        """Hide it; ``restore`` brings it back until the next start."""
        ...

    def restore(self, deck_id: str) -> None: ...

    def add(self, deck_id: str, cards: Sequence[CardText], origin: Origin) -> Added:
        """Add cards; of those whose front and back are there already, none.

        Some at a time: where it fails in the middle, those before are kept, and adding all of
        them anew adds the others.
        """
        ...

    def card(self, card_id: str) -> StudyCard:
        """One card."""
        ...

    def cards(self, deck_id: str, query: str = "", *, limit: int | None = None) -> list[StudyCard]:
        """A deck's cards, the oldest first; only those that have the words, in any case."""
        ...

    def change(self, card_id: str, text: CardText) -> None:
        """Let it say something else; how well it is remembered stays."""
        ...

    def suspend(self, card_id: str, *, suspended: bool) -> None: ...

    def delete_cards(self, card_ids: Sequence[str]) -> None:
        """Hide them; ``restore_cards`` brings them back until the next start."""
        ...

    def restore_cards(self, card_ids: Sequence[str]) -> None: ...

    def state(self, deck: Deck, at: StudyTime, new_a_day: int) -> DeckState:
        """What is to be asked."""
        ...

    def next(self, deck_id: str, at: StudyTime, new_a_day: int) -> StudyCard | None:
        """The card to ask now; None where none is."""
        ...

    def keep_rating(self, card: StudyCard, rating: NewRating) -> int:
        """Store a rating with the state after it, whole or not at all; returns its number.

        Raises:
            UserFacingError: the card was rated meanwhile.
        """
        ...

    def take_back(self, number: int) -> StudyCard:
        """Undo a rating that is its card's last one; returns the card as it was before."""
        ...

    def log(self, card_id: str) -> list[Reviewed]:
        """A card's ratings, the first first."""
        ...

    def ratings(self, deck_id: str, since: int) -> list[RatingRow]:
        """The ratings since a day; "" for those of all decks."""
        ...

    def memories(self, deck_id: str) -> list[Memory]:
        """Of all cards that were rated and may be asked; "" for those of all decks."""
        ...
