"""Made ``tests/data/schema-4.sqlite3``, which is never made anew: run at schema version 4 only.

``python -m tests.storage.make_schema_4 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.core.thinking import Thinking
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from tests.storage.conftest import Clock
from tests.storage.test_receipts import RECEIPT

THINKING = Thinking("After the last frost. 霜后。", 4.5)


def make(path: Path) -> None:
    """What schema 3 has no place for: thinking before an answer, and whether there is any."""
    database = open_database(path).database
    store = SqliteConversations(database, Clock())
    for title, thinks in (("Garden", True), ("图书馆", False)):
        made = store.create_conversation(title)
        asked = store.add_message(made.id, None, Role.USER, "When?", MessageState.COMPLETE)
        said = store.add_message(made.id, asked.id, Role.ASSISTANT, "", MessageState.PARTIAL)
        store.update_message(
            said.id,
            "In May.",
            MessageState.COMPLETE,
            RECEIPT,
            thinking=THINKING if thinks else None,
        )
        store.set_thinks(made.id, thinks)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
