"""A document stays as long as a message has it, over crashes and deletions of other things."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.conversations import Attachment, MessageState
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.documents import SqliteDocuments
from gpt_desktop.storage.drafts import SqliteDrafts
from gpt_desktop.storage.erasing import DatabaseEraser

PAPER = make_document(Path("a.txt"), "a", [Block(BlockKind.PARAGRAPH, "The roof leaks.")])


class Opened:
    """The stores over one file."""

    def __init__(self, path: Path) -> None:
        self.database = open_database(path).database
        self.documents = SqliteDocuments(self.database, reader="test")
        self.conversations = SqliteConversations(self.database)
        self.drafts = SqliteDrafts(self.database)

    def ask(self) -> str:
        conversation = self.conversations.create_conversation("Roof").id
        attachments = (Attachment(PAPER.id, "a.txt"),)
        state = MessageState.COMPLETE
        self.conversations.add_message(
            conversation, None, Role.USER, "Does it leak?", state, attachments=attachments
        )
        return conversation


@pytest.fixture
def stores(path: Path) -> Opened:
    opened = Opened(path)
    opened.documents.keep(PAPER)
    return opened


def again(stores: Opened) -> Opened:
    path = stores.database.path
    stores.database.close()
    return Opened(path)


def test_it_stays_with_its_message_and_goes_with_it(stores: Opened) -> None:
    conversation = stores.ask()
    stores = again(stores)
    assert stores.documents.load(PAPER.id) == PAPER
    stores.conversations.delete_conversation(conversation)
    assert again(stores).documents.load(PAPER.id) is None


def test_what_nothing_has_goes(stores: Opened) -> None:
    assert again(stores).documents.load(PAPER.id) is None


def test_it_goes_with_all_conversations_and_not_with_all_works(stores: Opened) -> None:
    stores.ask()
    DatabaseEraser(stores.database).erase_works()
    assert stores.documents.load(PAPER.id) == PAPER
    DatabaseEraser(stores.database).erase_conversations()
    assert stores.documents.load(PAPER.id) is None


def test_what_waits_to_be_sent_stays_as_long_as_its_conversation(stores: Opened) -> None:
    conversation = stores.conversations.create_conversation("Roof").id
    stores.documents.hold(PAPER.id, f"assistant/{conversation}")
    stores.drafts.save_draft(f"attached/{conversation}", {"files": [{"name": "a.txt"}]})
    stores = again(stores)
    assert stores.documents.load(PAPER.id) == PAPER
    stores.conversations.delete_conversation(conversation)
    stores = again(stores)
    assert stores.documents.load(PAPER.id) is None
    assert stores.drafts.load_draft(f"attached/{conversation}") == {}


def test_what_waits_for_a_new_conversation_stays(stores: Opened) -> None:
    stores.documents.hold(PAPER.id, "assistant/new")
    stores.drafts.save_draft("attached/new", {"files": [{"name": "a.txt"}]})
    stores = again(stores)
    assert stores.documents.load(PAPER.id) == PAPER
    assert stores.drafts.load_draft("attached/new") != {}


def test_broken_notes_on_attachments_lose_nothing(stores: Opened) -> None:
    stores.ask()
    with stores.database.writing() as connection:
        connection.execute(
            "INSERT INTO conversation (id, title, created, updated) VALUES ('c', '', 0, 0)"
        )
        connection.execute(
            "INSERT INTO message (id, conversation_id, role, content, state, created, attachments)"
            " VALUES ('m', 'c', 'user', '', 'complete', 0, '{broken')"
        )
    assert again(stores).documents.load(PAPER.id) == PAPER
