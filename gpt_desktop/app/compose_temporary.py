"""The stores of temporary conversations."""

from __future__ import annotations

from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.library import SqliteLibrary
from gpt_desktop.storage.memory_database import MemoryDatabase


class MemoryStores:
    """Implements ``Shelf`` with a database in memory."""

    def __init__(self) -> None:
        self._database = MemoryDatabase()
        self.conversations = SqliteConversations(self._database)
        self.personas = SqliteLibrary(self._database)

    def erase(self, conversation_id: str) -> None:
        with self._database.writing() as connection:
            connection.execute("DELETE FROM message WHERE conversation_id = ?", (conversation_id,))
            connection.execute("DELETE FROM conversation WHERE id = ?", (conversation_id,))
        self._database.compact()
