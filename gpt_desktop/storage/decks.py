"""Decks in SQLite: what their cards say, and how well they are remembered."""

from __future__ import annotations

import sqlite3
import time
import uuid
from collections.abc import Callable, Sequence

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Added, Deck, Origin, StudyCard
from gpt_desktop.core.learning.schedule import Memory
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.card_ratings import CardRatings, card_gone, select_card
from gpt_desktop.storage.card_rows import card_of, has_words, memory_values, stored_text
from gpt_desktop.storage.database import Database

_AT_ONCE = 100  # cards a transaction, so that nobody who writes meanwhile waits for long
_ALL = "SELECT id, name FROM deck WHERE deleted IS NULL ORDER BY lower(name), created"
_KNOWN = "SELECT 1 FROM card WHERE deck_id = ? AND same = ? AND deleted IS NULL"
_ADD = """
    INSERT INTO card (
        kind, front, back, passage, choices, same, id, deck_id, work_id, work_title, created,
        stage, due, step, stability, difficulty, reviewed, day, lapses
    ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_OF_DECK = "SELECT * FROM kept_card WHERE deck_id = ? ORDER BY number"
_CHANGE = """
    UPDATE card SET kind = ?, front = ?, back = ?, passage = ?, choices = ?, same = ?
    WHERE id = ? AND deleted IS NULL
"""


class SqliteDecks(CardRatings):
    """The DeckStore of the app.

    Args:
        now: gives seconds since the epoch.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        super().__init__(database)
        self._now = now

    def decks(self) -> list[Deck]:
        with self._database.reading() as connection:
            return [Deck(*row) for row in connection.execute(_ALL)]

    def create(self, name: str) -> Deck:
        made = Deck(uuid.uuid4().hex, storable(name))
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO deck (id, name, created) VALUES (?, ?, ?)",
                (made.id, made.name, self._now()),
            )
        return made

    def rename(self, deck_id: str, name: str) -> None:
        self._change_deck("UPDATE deck SET name = ? WHERE id = ?", storable(name), deck_id)

    def delete(self, deck_id: str) -> None:
        self._change_deck("UPDATE deck SET deleted = ? WHERE id = ?", self._now(), deck_id)

    def restore(self, deck_id: str) -> None:
        self._change_deck("UPDATE deck SET deleted = ? WHERE id = ?", None, deck_id)

    def add(self, deck_id: str, cards: Sequence[CardText], origin: Origin) -> Added:
        made_in = (storable(origin.work_id), storable(origin.title), self._now())
        added = 0
        for begin in range(0, len(cards), _AT_ONCE):
            some = cards[begin : begin + _AT_ONCE]
            with self._database.writing() as connection:
                self._require_deck(connection, deck_id)
                added += sum(_added(connection, deck_id, text, made_in) for text in some)
        return Added(added, len(cards) - added)

    def card(self, card_id: str) -> StudyCard:
        with self._database.reading() as connection:
            return select_card(connection, card_id)

    def cards(self, deck_id: str, query: str = "", *, limit: int | None = None) -> list[StudyCard]:
        words = folded(storable(query)).split()
        found: list[StudyCard] = []
        with self._database.reading() as connection:
            for row in connection.execute(_OF_DECK, (deck_id,)):
                if limit is not None and len(found) >= limit:
                    break
                # Most rows are not wanted: making cards of them would take the longest.
                if not words or has_words(row, words):
                    found.append(card_of(row))
        return found

    def change(self, card_id: str, text: CardText) -> None:
        self._change_card(_CHANGE, (*stored_text(text), card_id))

    def suspend(self, card_id: str, *, suspended: bool) -> None:
        self._change_card(
            "UPDATE card SET suspended = ? WHERE id = ? AND deleted IS NULL",
            (int(suspended), card_id),
        )

    def delete_cards(self, card_ids: Sequence[str]) -> None:
        self._mark_cards(card_ids, self._now())

    def restore_cards(self, card_ids: Sequence[str]) -> None:
        self._mark_cards(card_ids, None)

    def _require_deck(self, connection: sqlite3.Connection, deck_id: str) -> None:
        there = "SELECT 1 FROM deck WHERE id = ? AND deleted IS NULL"
        if connection.execute(there, (deck_id,)).fetchone() is None:
            raise _deck_gone()

    def _change_deck(self, statement: str, value: object, deck_id: str) -> None:
        with self._database.writing() as connection:
            if connection.execute(statement, (value, deck_id)).rowcount == 0:
                raise _deck_gone()

    def _change_card(self, statement: str, values: tuple[object, ...]) -> None:
        with self._database.writing() as connection:
            if connection.execute(statement, values).rowcount == 0:
                raise card_gone()

    def _mark_cards(self, card_ids: Sequence[str], deleted: float | None) -> None:
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE card SET deleted = ? WHERE id = ?", [(deleted, each) for each in card_ids]
            )


def _added(
    connection: sqlite3.Connection, deck_id: str, text: CardText, made_in: tuple[object, ...]
) -> bool:
    """Add a card; whether it was not there yet."""
    values = stored_text(text)
    if connection.execute(_KNOWN, (deck_id, values[-1])).fetchone():
        return False
    whole = (*values, uuid.uuid4().hex, deck_id, *made_in, *memory_values(Memory()))
    connection.execute(_ADD, whole)
    return True


def _deck_gone() -> UserFacingError:
    return UserFacingError(
        tr("This deck no longer exists."),
        tr("It was deleted, perhaps by another copy of the app."),
        tr("Make a new one."),
    )
