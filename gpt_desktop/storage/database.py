"""The SQLite database: opened safely, read and written from any thread."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.storage.errors import DamagedFileError, in_use, is_damage, storage_errors
from gpt_desktop.storage.kept_aside import keep_aside
from gpt_desktop.storage.migrations import MIGRATIONS, migrate, schema_version
from gpt_desktop.storage.readers import Readers
from gpt_desktop.storage.recovery import recover_if_alone

BUSY_SECONDS = 5.0


class Database:
    """One connection that writes, and one for each thread that reads at the time.

    So a long search holds up neither the saving of an answer nor another read. Every method
    may be called from any thread. Several processes may have the file open.
    """

    def __init__(self, path: Path) -> None:
        """Open a file that ``open_database`` has prepared."""
        self.path = path
        self._writer = connect(path)
        # What is deleted is overwritten, not just marked as free.
        self._writer.execute("PRAGMA secure_delete = ON").fetchall()
        self._readers = Readers(lambda: connect(path))
        self._write_lock = threading.RLock()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for queries; it sees everything committed before."""
        with storage_errors(self.path), self._readers.one() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction, committed at the end and rolled back if anything is raised.

        One inside another, on the same thread, belongs to the outer one.
        """
        with self._write_lock, storage_errors(self.path):
            if self._writer.in_transaction:
                yield self._writer
            else:
                yield from self._transaction()

    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield self._writer
            self._writer.execute("COMMIT")
        finally:
            # A full disk makes SQLite roll back by itself; a second time is an error.
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")

    def compact(self) -> None:
        """Write what is left anew, so that nothing deleted can be read out of the files."""
        with self._write_lock, self._readers.none(), storage_errors(self.path):
            self._writer.execute("VACUUM")
            busy = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise in_use(self.path)

    def close(self) -> None:
        """Wait for what runs and close. The database is not used afterwards."""
        with self._write_lock, self._readers.none():
            self._writer.close()


@dataclass(frozen=True, slots=True)
class OpenedDatabase:
    """A database and, where the old file was damaged, what the person should know."""

    database: Database
    notice: str | None


def open_database(path: Path) -> OpenedDatabase:
    """Open the file, making it and its folder where they are missing.

    A damaged file is kept aside and a new one begun. Conversations deleted in an earlier
    run are removed for good, and answers that a crash cut short count as stopped.

    Raises:
        UserFacingError: the file belongs to a newer version of the app (it is not
            touched), or it cannot be opened or written.
    """
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return OpenedDatabase(_opened(path), None)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
        kept = keep_aside(path, ("-wal", "-shm"))
        return OpenedDatabase(_opened(path), _notice(kept) if kept else None)


def _opened(path: Path) -> Database:
    with closing(connect(path)) as connection:
        if schema_version(connection) > len(MIGRATIONS):
            raise _too_new(path)
        _check(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        migrate(connection, path)
    recover_if_alone(path)
    return Database(path)


def _check(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise DamagedFileError(found)


def connect(path: Path) -> sqlite3.Connection:
    """A connection in autocommit mode that any thread may use, one at a time.

    Raises:
        sqlite3.Error: the file cannot be opened or is no database.
    """
    connection = sqlite3.connect(
        path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    # A byte another program damaged costs a letter, not the whole list.
    connection.text_factory = _text
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        # In WAL mode this loses nothing when the process dies, at most the last commits
        # when the power fails, and never the file's consistency.
        connection.execute("PRAGMA synchronous = NORMAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _notice(kept: Path) -> str:
    return tr(
        "The file of conversations was damaged and a new one was started. "
        "The damaged file was kept as {path}.",
        path=kept,
    )


def _too_new(path: Path) -> UserFacingError:
    return UserFacingError(
        tr("The saved conversations come from a newer version of the app."),
        tr("“{name}” is laid out in a way this version does not know.", name=path.name),
        tr("Install the newer version again. The file was not changed."),
    )
