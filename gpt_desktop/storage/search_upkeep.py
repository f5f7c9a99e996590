"""Indexing what was written, from any thread."""

from __future__ import annotations

from gpt_desktop.storage.database import Database
from gpt_desktop.storage.search_index import index_parts, next_batch
from gpt_desktop.storage.search_purge import end_purge, purge_due, purge_step, unused_words


class SearchUpkeep:
    """Keeps the index up with the texts. Every method may be called from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def catch_up(self) -> bool:
        """Index one batch of what waits: a few milliseconds in which others cannot write.

        Where nothing waits, words of what was deleted for good go, a few as well.

        Returns:
            Whether more is waiting.

        Raises:
            UserFacingError: the file cannot be written.
        """
        # Words are made of the texts before the file is locked for writing.
        with self._database.reading() as connection:
            batch, more = next_batch(connection)
        if batch:
            with self._database.writing() as connection:
                index_parts(connection, batch)
        return more or self._purge()

    def _purge(self) -> bool:
        """Returns whether more is to be done."""
        with self._database.reading() as connection:
            if not purge_due(connection):
                return False
        with self._database.writing() as connection:
            if not purge_step(connection):
                return True
        with self._database.reading() as connection:
            unused = unused_words(connection)
        with self._database.writing() as connection:
            end_purge(connection, unused)
        return False
