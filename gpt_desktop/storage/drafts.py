"""What views hold and nobody has sent yet, as JSON in the database."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable

from gpt_desktop.storage.database import Database

log = logging.getLogger(__name__)

_SAVE = """
    INSERT INTO draft (key, content, changed) VALUES (?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET content = excluded.content, changed = excluded.changed
"""


class SqliteDrafts:
    """The DraftStore of the app.

    Args:
        now: gives seconds since the epoch.
    """

    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now = now

    def load_draft(self, key: str) -> dict[str, object]:
        with self._database.reading() as connection:
            row = connection.execute("SELECT content FROM draft WHERE key = ?", (key,)).fetchone()
        if row is None:
            return {}
        try:
            values = json.loads(row[0])
        except ValueError:
            log.warning("The draft %r is not valid JSON; it counts as empty", key)
            return {}
        return values if isinstance(values, dict) else {}

    def save_draft(self, key: str, values: dict[str, object]) -> None:
        # Escaped to ASCII, so that half a surrogate pair comes back as it was.
        content = json.dumps(values)
        with self._database.writing() as connection:
            if values:
                connection.execute(_SAVE, (key, content, self._now()))
            else:
                connection.execute("DELETE FROM draft WHERE key = ?", (key,))
