"""An answer reads what came with its question and with those before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.conversations import Attachment, MessageState, Sending, StoredMessage
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.messages import Role
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.answer_request import Asked
from gpt_desktop.services.conversation_documents import ConversationDocuments
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.folder_sources import SqliteFolders
from gpt_desktop.storage.passages import FtsPassages


def document(text: str) -> Document:
    return make_document(Path(f"{text}.txt"), text, [Block(BlockKind.PARAGRAPH, text)])


ROOF, CELLAR = document("roof"), document("cellar")


@pytest.fixture
def part(tmp_path: Path) -> ConversationDocuments:
    database = open_database(tmp_path / "a.sqlite3").database
    store = SqliteDocuments(database, reader="test")
    store.keep(ROOF)
    store.keep(CELLAR)
    return ConversationDocuments(store, FtsPassages(), SqliteFolders(database))


def said(name: str, *attachments: Attachment) -> StoredMessage:
    state = MessageState.COMPLETE
    return StoredMessage(name, "c", None, Role.USER, name, state, 0.0, attachments=attachments)


def asked(question: StoredMessage, *path: StoredMessage) -> Asked:
    return Asked(said("answer"), question, path)


def test_documents_stay_with_the_conversation(part: ConversationDocuments) -> None:
    path = said("first", Attachment(ROOF.id, "Roof.pdf"))
    request = part(asked(said("now", Attachment(CELLAR.id, "")), path), TaskRequest("now"))
    assert [each.title for each in request.documents] == ["Roof.pdf", "cellar"]
    assert request.new_documents == 1
    assert request.search is not None
    assert part(asked(said("later"), path), TaskRequest()).new_documents == 0


def test_what_comes_twice_is_read_once(part: ConversationDocuments) -> None:
    path = said("first", Attachment(ROOF.id, "a"))
    request = part(asked(said("now", Attachment(ROOF.id, "b")), path), TaskRequest())
    assert [each.title for each in request.documents] == ["b"]


def test_documents_of_a_dropped_message_are_not_read(part: ConversationDocuments) -> None:
    path = replace(said("first", Attachment(ROOF.id, "")), sending=Sending.DROPPED)
    request = TaskRequest("now")
    assert part(asked(said("now"), path), request) is request


def test_what_is_gone_is_told(part: ConversationDocuments) -> None:
    request = part(asked(said("now", Attachment("gone", "Old.pdf"))), TaskRequest())
    assert request.documents == ()
    [notice] = request.notices
    assert notice.text.startswith("“Old.pdf” is no longer kept")
