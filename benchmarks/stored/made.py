"""A database of many conversations in made-up languages, the same in every run."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import accumulate
from pathlib import Path

from gpt_desktop.storage.database import connect
from gpt_desktop.storage.migrations import MIGRATIONS, migrate

MESSAGES_EACH = 20
LONG = "long"
LONG_MESSAGES = 2000

_ONSETS = re.findall("[a-z]+", "b bl br c ch d dr f fl fr g gr h j k l m n p pr r s sh st t tr v w")
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "oo", "ou"]
_ENDS = ["", "", "", "n", "r", "s", "t", "l", "ck", "ng", "rd", "st", "nt", "m"]
_WORDS = 60_000
_IDEOGRAPHS = 3_000
_INSERT = """
    INSERT INTO message (id, conversation_id, parent_id, role, content, state, created)
    VALUES (?, ?, ?, ?, ?, 'complete', ?)
"""


class Speech:
    """Texts whose words are as unevenly frequent as those of real ones (Zipf's law)."""

    def __init__(self, seed: int = 9) -> None:
        self._random = random.Random(seed)
        found: dict[str, None] = {}
        while len(found) < _WORDS:
            found[self._word()] = None
        self.words = list(found)
        self._weights = list(accumulate(1 / (place + 10) for place in range(_WORDS)))
        self.ideographs = [chr(0x4E00 + place) for place in range(_IDEOGRAPHS)]
        self._ideograph_weights = self._weights[:_IDEOGRAPHS]

    def sentence(self, words: int) -> str:
        """So many words with blanks between."""
        return " ".join(self._random.choices(self.words, cum_weights=self._weights, k=words))

    def unspaced(self, letters: int) -> str:
        """So many ideographs."""
        chosen = self._random.choices(
            self.ideographs, cum_weights=self._ideograph_weights, k=letters
        )
        return "".join(chosen)

    def _word(self) -> str:
        syllables = range(self._random.choice((1, 1, 2, 2, 2, 3, 3, 4)))
        choice = self._random.choice
        return "".join(choice(_ONSETS) + choice(_VOWELS) + choice(_ENDS) for _ in syllables)


def make_database(path: Path, messages: int) -> None:
    """Conversations as the app's first version kept them: schema 1, nothing indexed.

    One of them has ``LONG_MESSAGES`` messages, the others ``MESSAGES_EACH``; every fifth is in
    ideographs. A message has 80 words or 200 ideographs.
    """
    speech = Speech()
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path, MIGRATIONS[:1])
        connection.execute("BEGIN")
        _add(connection, speech, LONG, min(LONG_MESSAGES, messages), 1)
        for number in range((messages - LONG_MESSAGES) // MESSAGES_EACH):
            _add(connection, speech, f"c{number}", MESSAGES_EACH, 2 + number)
        connection.execute("COMMIT")


def _add(
    connection: sqlite3.Connection, speech: Speech, name: str, messages: int, place: int
) -> None:
    connection.execute(
        "INSERT INTO conversation (id, title, created, updated) VALUES (?, ?, ?, ?)",
        (name, speech.sentence(4), float(place), float(place)),
    )
    connection.executemany(_INSERT, _rows(speech, name, messages, spaced=place % 5 != 0))
    connection.execute(
        "UPDATE conversation SET head_message_id = ? WHERE id = ?", (f"{name}-{messages - 1}", name)
    )


def _rows(
    speech: Speech, name: str, messages: int, *, spaced: bool
) -> Iterator[tuple[str, str, str | None, str, str, float]]:
    for number in range(messages):
        text = speech.sentence(80) if spaced else speech.unspaced(200)
        role = "assistant" if number % 2 else "user"
        parent = f"{name}-{number - 1}" if number else None
        yield f"{name}-{number}", name, parent, role, text, float(number)
