"""Made ``tests/data/schema-8.sqlite3``, which is never made anew: run at schema version 8 only.

``python -m tests.storage.make_schema_8 FILE``
"""

from __future__ import annotations

import sys
from datetime import UTC
from pathlib import Path

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import NewRating, Origin
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.decks import SqliteDecks
from tests.storage.conftest import Clock

AT = StudyTime(1_790_000_000.0, UTC)
CARDS = (
    CardText(ItemKind.CLOZE, "Sow in ____.", "May", "Sow in May."),
    CardText(ItemKind.CHOICE, "何时浇水？", "六月", "六月浇水。", ("五月", "六月")),
    CardText(ItemKind.SHORT, "What stays?", "The tree", ""),
)
MADE_IN = Origin("a work", "Garden")
AFTER = Memory(Stage.REVIEW, AT.noon(AT.day + 8), 0, 8.2956, 1.0, AT.seconds, AT.day, 0)


def make(path: Path) -> None:
    """What schema 7 has no place for: a deck, its cards, and how one was known."""
    database = open_database(path).database
    decks = SqliteDecks(database, Clock())
    deck = decks.create("花园")
    decks.add(deck.id, CARDS, MADE_IN)
    rated, _, idle = decks.cards(deck.id)
    decks.keep_rating(rated, NewRating(Rating.EASY, AT, 4.5, AFTER))
    decks.suspend(idle.id, suspended=True)
    # A start over it is held by its questions.
    store = SqliteConversations(database, Clock())
    kept = store.create_conversation("Garden")
    store.add_message(kept.id, None, Role.USER, "When?", MessageState.COMPLETE)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
