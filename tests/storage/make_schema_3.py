"""Made ``tests/data/schema-3.sqlite3``, which is never made anew: run at schema version 3 only.

``python -m tests.storage.make_schema_3 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from tests.storage.conftest import Clock
from tests.storage.test_annotations import NOTICES
from tests.storage.test_receipts import RECEIPT


def make(path: Path) -> None:
    """What schema 2 has no place for: a model of a conversation, beside one without."""
    database = open_database(path).database
    store = SqliteConversations(database, Clock())
    for title, model_id in (("Garden", ""), ("图书馆", "qwen3-1.7b")):
        made = store.create_conversation(title, model_id)
        asked = store.add_message(made.id, None, Role.USER, "When?", MessageState.COMPLETE)
        said = store.add_message(made.id, asked.id, Role.ASSISTANT, "", MessageState.PARTIAL)
        store.update_message(said.id, "In May.", MessageState.COMPLETE, RECEIPT, notices=NOTICES)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
