"""Made ``tests/data/schema-6.sqlite3``, which is never made anew: run at schema version 6 only.

``python -m tests.storage.make_schema_6 FILE``
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.conversations import Attachment, MessageState, Sending
from gpt_desktop.core.folder_sources import FolderDocument, FolderSource
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.library import SqliteLibrary
from tests.storage.conftest import Clock
from tests.storage.make_schema_5 import DOCUMENT

PERSONA = Persona("gardener", "Gardener", "Answer as a gardener does.")
FOLDER = FolderSource(Path("/home/anna/garden"), (FolderDocument("scan.pdf", DOCUMENT.id),))
EVENT = Event(
    "sowing",
    "Sow 六月",
    datetime.fromisoformat("2026-05-04T09:00"),
    datetime.fromisoformat("2026-05-04T10:00"),
    zone="Europe/Berlin",
)
ATTACHED = (Attachment(DOCUMENT.id, "scan.pdf"),)


def make(path: Path) -> None:
    """What schema 5 has no place for: what came with a question, folders, events, personas."""
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
    store.set_pinned(made.id, True)
    store.set_folder(made.id, "家")
    SqliteFolders(database).keep(made.id, FOLDER)
    library = SqliteLibrary(database)
    library.put_persona(PERSONA)
    library.give_persona(made.id, PERSONA)
    SqliteAgenda(database, Expansion(), Clock()).add(EVENT)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
