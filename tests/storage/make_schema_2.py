"""Made ``tests/data/schema-2.sqlite3``, which is never made anew: run at schema version 2 only.

``python -m tests.storage.make_schema_2 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Role
from gpt_desktop.core.works import WorkEnd, WorkRequest, WorkState
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.works import SqliteWorks
from tests.storage.conftest import Clock
from tests.storage.test_annotations import FIRST, NOTICES
from tests.storage.test_receipts import RECEIPT

BLOCKS = (
    Block(BlockKind.HEADING, "Tea", page=1, level=1),
    Block(BlockKind.PARAGRAPH, "It is grown on hills. 雨后采茶。", page=2),
)


def make(path: Path) -> None:
    """Two versions of a question, a document, works in each state, a deleted one, a draft."""
    database = open_database(path).database
    store, works = SqliteConversations(database, Clock()), SqliteWorks(database, Clock())
    garden = store.create_conversation("Garden")
    for question, answer in (("When do I plant?", "In May."), ("When do I sow?", "In June.")):
        asked = store.add_message(garden.id, None, Role.USER, question, MessageState.COMPLETE)
        said = store.add_message(garden.id, asked.id, Role.ASSISTANT, "", MessageState.PARTIAL)
        store.update_message(said.id, answer, MessageState.COMPLETE, RECEIPT, notices=NOTICES)
    library = store.create_conversation("图书馆")
    store.add_message(library.id, None, Role.USER, "几点开门？", MessageState.COMPLETE)
    documents = SqliteDocuments(database, "0.2.0")
    document = make_document(
        Path("/home/anna/tea.pdf"), "Tea", BLOCKS, 2, ("Page 3 is a picture.",)
    )
    documents.keep(document)
    documents.hold(document.id, "summarize")
    request = WorkRequest(options={"length": "short"}, document_ids=(document.id,))
    summary = works.create("summarize", "Tea", request, "SmolLM2 135M")
    works.end(summary.id, WorkEnd(WorkState.DONE, "On hills.", NOTICES, FIRST, RECEIPT))
    text = WorkRequest(text="Tee wächst.", options={"source": "de", "target": "en"})
    for title, state in (("Half", WorkState.STOPPED), ("Gone", WorkState.DONE)):
        made = works.create("translate", title, text, "SmolLM2 135M")
        works.end(made.id, WorkEnd(state, "Tea"))
    works.delete(made.id)
    works.create("write", "Waiting", WorkRequest(text="A poem"), "SmolLM2 135M")
    SqliteDrafts(database).save_draft("write", {"text": "Dear"})
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
