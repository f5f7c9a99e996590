"""Made ``tests/data/schema-1.sqlite3``, which is never made anew: run at schema version 1 only.

``python -m tests.storage.make_schema_1 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.drafts import SqliteDrafts
from tests.storage.conftest import Clock
from tests.storage.test_receipts import RECEIPT


def make(path: Path) -> None:
    """A conversation with two answers to one question, a draft, a half-written answer."""
    database = open_database(path).database
    store = SqliteConversations(database, Clock())
    garden = store.create_conversation("Garden")
    question = store.add_message(
        garden.id, None, Role.USER, "When do I sow?", MessageState.COMPLETE
    )
    for text in ("In May.", "In June."):
        answer = store.add_message(garden.id, question.id, Role.ASSISTANT, "", MessageState.PARTIAL)
        store.update_message(answer.id, text, MessageState.COMPLETE, RECEIPT)
    library = store.create_conversation("图书馆")
    asked = store.add_message(library.id, None, Role.USER, "几点开门？", MessageState.COMPLETE)
    store.add_message(library.id, asked.id, Role.ASSISTANT, "早上", MessageState.PARTIAL)
    gone = store.create_conversation("Deleted")
    store.delete_conversation(gone.id)
    SqliteDrafts(database).save_draft("write", {"text": "Dear"})
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
