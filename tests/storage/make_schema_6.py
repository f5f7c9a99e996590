"""Made ``tests/data/schema-6.sqlite3``, which is never made anew: run at schema version 6 only.

``python -m tests.storage.make_schema_6 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import Attachment, MessageState, Sending
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from tests.storage.conftest import Clock
from tests.storage.make_schema_5 import DOCUMENT

ATTACHED = (Attachment(DOCUMENT.id, "scan.pdf"),)


def make(path: Path) -> None:
    """What schema 5 has no place for: what came with a question, what is not to be sent."""
    database = open_database(path).database
    documents = SqliteDocuments(database, "1")
    documents.keep(DOCUMENT)
    documents.hold(DOCUMENT.id, "assistant")
    store = SqliteConversations(database, Clock())
    made = store.create_conversation("Garden")
    asked = store.add_message(
        made.id, None, Role.USER, "When?", MessageState.COMPLETE, attachments=ATTACHED
    )
    answer = store.add_message(made.id, asked.id, Role.ASSISTANT, "In May.", MessageState.COMPLETE)
    store.set_sending(answer.id, Sending.DROPPED)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
