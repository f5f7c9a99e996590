"""A database that is nowhere but in memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.storage.database import Database, connect
from gpt_desktop.storage.errors import storage_errors
from gpt_desktop.storage.migrations import migrate

_NOWHERE = Path(":memory:")


class MemoryDatabase(Database):
    """One connection for all, so that each waits for the others; gone when it is closed."""

    def __init__(self) -> None:
        self.path = _NOWHERE
        self._writer = connect(_NOWHERE)
        # What SQLite sorts or goes back from stays out of files too.
        self._writer.execute("PRAGMA temp_store = MEMORY")
        self._writer.execute("PRAGMA secure_delete = ON").fetchall()
        self._write_lock = threading.RLock()
        migrate(self._writer, _NOWHERE)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with self._write_lock, storage_errors(self.path):
            yield self._writer

    def compact(self) -> None:
        with self._write_lock:
            self._writer.execute("VACUUM")

    def close(self) -> None:
        with self._write_lock:
            self._writer.close()
