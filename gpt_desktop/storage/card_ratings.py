"""What is asked next and how it was known, in SQLite."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.decks import (
    Deck,
    DeckState,
    DueCounts,
    NewRating,
    RatingRow,
    Reviewed,
    StudyCard,
)
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.storage.card_rows import (
    card_of,
    memory_from_json,
    memory_of,
    memory_to_json,
    memory_values,
    reviewed_of,
)
from gpt_desktop.storage.database import Database

_AHEAD = 20 * 60.0  # seconds: rather than to end, a card of the next minutes is asked now

# Each reads a range of the index ``card_due``.
_UNTIL = """
    SELECT count(*) FROM kept_card
    WHERE deck_id = ? AND suspended = 0 AND stage = ? AND due < ?
"""
_NEW = """
    SELECT count(*) FROM (
        SELECT 1 FROM kept_card WHERE deck_id = ? AND suspended = 0 AND stage = 'new' LIMIT ?)
"""
_EARLIEST = "SELECT min(due) FROM kept_card WHERE deck_id = ? AND suspended = 0 AND stage = ?"
_COUNT = "SELECT count(*) FROM kept_card WHERE deck_id = ?"
_NEXT = """
    SELECT * FROM kept_card WHERE deck_id = ? AND suspended = 0 AND stage = ? AND due < ?
    ORDER BY due, number LIMIT 1
"""
_NEXT_NEW = """
    SELECT * FROM kept_card WHERE deck_id = ? AND suspended = 0 AND stage = 'new'
    ORDER BY due, number LIMIT 1
"""
# A card that was new at a rating of today, and is in this deck.
_BEGUN = """
    SELECT count(*) FROM card_rating JOIN card ON card.number = card
    WHERE card_rating.day = ? AND card_rating.stage = 'new' AND deck_id = ?
"""
_ONE = "SELECT * FROM kept_card WHERE id = ?"
_SET = """
    UPDATE card SET suspended = ?,
        (stage, due, step, stability, difficulty, reviewed, day, lapses) =
        (?, ?, ?, ?, ?, ?, ?, ?)
    WHERE id = ?
"""
_LOG = """
    INSERT INTO card_rating (card, time, day, rating, seconds, stage, before, after, suspended)
    SELECT number, ?, ?, ?, ?, ?, ?, ?, suspended FROM card WHERE id = ?
"""
_LAST = """
    SELECT card.id, before, card_rating.suspended,
        card_rating.number = (SELECT max(number) FROM card_rating WHERE card = card.number)
    FROM card_rating JOIN card ON card.number = card WHERE card_rating.number = ?
"""
_LOG_OF = """
    SELECT card_rating.number, card.id, rating, time, card_rating.day, seconds, before, after
    FROM card_rating JOIN card ON card.number = card WHERE card.id = ? ORDER BY card_rating.number
"""
_RATINGS = """
    SELECT card_rating.day, rating, card_rating.stage = 'review', seconds
    FROM card_rating JOIN card ON card.number = card JOIN deck ON deck.id = deck_id
    WHERE card_rating.day >= ? AND (? = '' OR deck_id = ?) AND deck.deleted IS NULL
        AND card.deleted IS NULL
    ORDER BY card_rating.number
"""
_MEMORIES = """
    SELECT stage, due, step, stability, difficulty, reviewed, day, lapses
    FROM kept_card JOIN deck ON deck.id = deck_id
    WHERE (? = '' OR deck_id = ?) AND deck.deleted IS NULL AND suspended = 0 AND stage <> 'new'
"""
_MINUTES = (Stage.LEARNING, Stage.RELEARNING)


class CardRatings:
    """The part of the deck store that asks, and keeps what came of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self, deck: Deck, at: StudyTime, new_a_day: int) -> DeckState:
        with self._database.reading() as connection:
            fresh = _new_left(connection, deck.id, at, new_a_day)
            new = _number(connection, _NEW, (deck.id, fresh))
            learning = sum(
                _number(connection, _UNTIL, (deck.id, stage, at.day_end)) for stage in _MINUTES
            )
            due = _number(connection, _UNTIL, (deck.id, Stage.REVIEW, at.day_end))
            cards = _number(connection, _COUNT, (deck.id,))
            stages = (*_MINUTES, Stage.REVIEW)
            dues = [
                connection.execute(_EARLIEST, (deck.id, stage)).fetchone()[0] for stage in stages
            ]
        following = min((each for each in dues if each is not None), default=None)
        return DeckState(deck, DueCounts(new, learning, due), cards, following)

    def next(self, deck_id: str, at: StudyTime, new_a_day: int) -> StudyCard | None:
        with self._database.reading() as connection:
            return (
                _first(connection, deck_id, _MINUTES, at.seconds)
                or _first(connection, deck_id, (Stage.REVIEW,), at.day_end)
                or _first_new(connection, deck_id, at, new_a_day)
                or _first(connection, deck_id, _MINUTES, at.seconds + _AHEAD)
            )

    def keep_rating(self, card: StudyCard, rating: NewRating) -> int:
        after, at = rating.after, rating.at
        with self._database.writing() as connection:
            if select_card(connection, card.id).memory != card.memory:
                raise _rated_meanwhile()
            logged = (
                *(at.seconds, at.day, int(rating.rating), rating.seconds, card.memory.stage),
                *(memory_to_json(card.memory), memory_to_json(after), card.id),
            )
            number = connection.execute(_LOG, logged).lastrowid
            suspended = int(card.suspended or rating.suspends)
            connection.execute(_SET, (suspended, *memory_values(after), card.id))
        return number or 0

    def take_back(self, number: int) -> StudyCard:
        with self._database.writing() as connection:
            row = connection.execute(_LAST, (number,)).fetchone()
            if row is None or not row[3]:
                raise _rated_meanwhile()
            card_id, before, suspended, _ = row
            memory = memory_from_json(before)
            card = select_card(connection, card_id)
            connection.execute(_SET, (suspended, *memory_values(memory), card_id))
            connection.execute("DELETE FROM card_rating WHERE number = ?", (number,))
        return replace(card, memory=memory, suspended=bool(suspended))

    def log(self, card_id: str) -> list[Reviewed]:
        with self._database.reading() as connection:
            return [reviewed_of(row) for row in connection.execute(_LOG_OF, (card_id,))]

    def ratings(self, deck_id: str, since: int) -> list[RatingRow]:
        with self._database.reading() as connection:
            rows = connection.execute(_RATINGS, (since, deck_id, deck_id)).fetchall()
        return [
            RatingRow(day, Rating(rating), bool(learned), seconds)
            for day, rating, learned, seconds in rows
        ]

    def memories(self, deck_id: str) -> list[Memory]:
        with self._database.reading() as connection:
            rows = connection.execute(_MEMORIES, (deck_id, deck_id)).fetchall()
        return [memory_of(row) for row in rows]


def select_card(connection: sqlite3.Connection, card_id: str) -> StudyCard:
    """A card; raises UserFacingError where it is gone."""
    row = connection.execute(_ONE, (card_id,)).fetchone()
    if row is None:
        raise card_gone()
    return card_of(row)


def card_gone() -> UserFacingError:
    """What is said of a card that is not there any more."""
    return UserFacingError(
        tr("This card no longer exists."),
        tr("It was deleted, perhaps by another copy of the app."),
        tr("Go on with the next one."),
    )


def _rated_meanwhile() -> UserFacingError:
    return UserFacingError(
        tr("This card was rated meanwhile."),
        tr("Another copy of the app asked it, too."),
        tr("Go on with the next one."),
    )


def _number(connection: sqlite3.Connection, query: str, values: tuple[object, ...]) -> int:
    number: int = connection.execute(query, values).fetchone()[0]
    return number


def _new_left(connection: sqlite3.Connection, deck_id: str, at: StudyTime, new_a_day: int) -> int:
    return max(0, new_a_day - _number(connection, _BEGUN, (at.day, deck_id)))


def _first(
    connection: sqlite3.Connection, deck_id: str, stages: tuple[Stage, ...], before: float
) -> StudyCard | None:
    rows = [connection.execute(_NEXT, (deck_id, stage, before)).fetchone() for stage in stages]
    cards = [card_of(row) for row in rows if row is not None]
    return min(cards, key=lambda card: card.memory.due, default=None)


def _first_new(
    connection: sqlite3.Connection, deck_id: str, at: StudyTime, new_a_day: int
) -> StudyCard | None:
    if not _new_left(connection, deck_id, at, new_a_day):
        return None
    row = connection.execute(_NEXT_NEW, (deck_id,)).fetchone()
    return None if row is None else card_of(row)
