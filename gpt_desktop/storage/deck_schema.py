"""The tables of decks, their cards, and the log of how they were known."""

from __future__ import annotations

DECKS = (
    """CREATE TABLE deck (
        id TEXT PRIMARY KEY NOT NULL,
        name TEXT NOT NULL,
        created REAL NOT NULL,
        deleted REAL
    )""",
    # ``same`` is what cards share that say the same. Times are seconds since the epoch, UTC;
    # ``day`` is the learner's day of the last rating, ``choices`` JSON.
    """CREATE TABLE card (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT UNIQUE NOT NULL,
        deck_id TEXT NOT NULL REFERENCES deck (id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        front TEXT NOT NULL,
        back TEXT NOT NULL,
        passage TEXT NOT NULL,
        choices TEXT NOT NULL,
        same TEXT NOT NULL,
        work_id TEXT NOT NULL,
        work_title TEXT NOT NULL,
        stage TEXT NOT NULL,
        due REAL NOT NULL,
        step INTEGER NOT NULL,
        stability REAL NOT NULL,
        difficulty REAL NOT NULL,
        reviewed REAL,
        day INTEGER NOT NULL,
        lapses INTEGER NOT NULL,
        suspended INTEGER NOT NULL DEFAULT 0,
        created REAL NOT NULL,
        deleted REAL
    )""",
    "CREATE INDEX card_of_deck ON card (deck_id, number) WHERE deleted IS NULL",
    "CREATE INDEX card_same ON card (deck_id, same)",
    """CREATE INDEX card_due ON card (deck_id, stage, due)
        WHERE deleted IS NULL AND suspended = 0""",
    # ``stage`` is the one before; ``before`` and ``after`` are states as JSON.
    """CREATE TABLE card_rating (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        card INTEGER NOT NULL REFERENCES card (number) ON DELETE CASCADE,
        time REAL NOT NULL,
        day INTEGER NOT NULL,
        rating INTEGER NOT NULL,
        seconds REAL NOT NULL,
        stage TEXT NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        suspended INTEGER NOT NULL
    )""",
    "CREATE INDEX card_rating_of ON card_rating (card, number)",
    "CREATE INDEX card_rating_day ON card_rating (day, stage)",
    # As they are read: the columns of a card, then those of its state.
    """CREATE VIEW kept_card AS
        SELECT id, deck_id, kind, front, back, passage, choices, work_id, work_title, suspended,
            stage, due, step, stability, difficulty, reviewed, day, lapses, number
        FROM card WHERE deleted IS NULL""",
)
