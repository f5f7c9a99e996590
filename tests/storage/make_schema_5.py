"""Made ``tests/data/schema-5.sqlite3``, which is never made anew: run at schema version 5 only.

``python -m tests.storage.make_schema_5 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.parts import SqliteParts
from tests.storage.conftest import Clock

DOCUMENT = make_document(
    Path("scan.pdf"),
    "Scan",
    (
        Block(BlockKind.ITEM, "1. Sow in May.", page=1),
        Block(BlockKind.ITEM, "2. 六月浇水。", page=1, recognised=True),
    ),
    page_count=1,
)


def make(path: Path) -> None:
    """What schema 4 has no place for: text read from pictures, partial results; and a question."""
    database = open_database(path).database
    documents = SqliteDocuments(database, "1")
    documents.keep(DOCUMENT)
    documents.hold(DOCUMENT.id, "summarize")
    SqliteParts(database).put("a key", DOCUMENT.id, "Sown in May. 浇水。")
    store = SqliteConversations(database, Clock())
    made = store.create_conversation("Garden")
    asked = store.add_message(made.id, None, Role.USER, "When?", MessageState.COMPLETE)
    store.add_message(made.id, asked.id, Role.ASSISTANT, "In May.", MessageState.COMPLETE)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
