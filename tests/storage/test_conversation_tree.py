"""The tree: branches deleted and brought back, the map of it, a path copied."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.conversations import MessageState, Sending, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from tests.storage.test_annotations import NOTICES
from tests.storage.test_conversations import ask, titles
from tests.storage.test_receipts import RECEIPT
from tests.storage.test_search import caught_up

DONE = MessageState.COMPLETE


@pytest.fixture
def made(store: SqliteConversations) -> list[StoredMessage]:
    return ask(store, "Garden", "When do I sow?", "In May.", "And beans?", "Later.")


def said(store: SqliteConversations, conversation_id: str) -> list[str]:
    return [message.content for message in store.messages(conversation_id)]


def beside(store: SqliteConversations, old: StoredMessage, text: str) -> StoredMessage:
    return store.add_message(old.conversation_id, old.parent_id, old.role, text, DONE)


def test_what_was_said_after_goes_with_it_and_comes_back(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    place = made[0].conversation_id
    store.delete_message(made[2].id)
    assert said(store, place) == ["When do I sow?", "In May."]
    store.restore_message(made[2].id)
    assert store.messages(place) == made


def test_the_newest_in_its_place_is_shown_instead(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    place = made[0].conversation_id
    other = beside(store, made[1], "In June.")
    assert said(store, place) == ["When do I sow?", "In June."]
    assert store.versions(place) == {made[0].id: (made[1].id, other.id)}
    store.delete_message(other.id)
    assert store.messages(place) == made
    assert store.versions(place) == {}
    store.restore_message(other.id)
    assert said(store, place) == ["When do I sow?", "In June."]


def test_what_is_not_on_the_path_goes_without_changing_it(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    other = beside(store, made[1], "In June.")
    store.delete_message(made[1].id)
    assert said(store, other.conversation_id) == ["When do I sow?", "In June."]
    with pytest.raises(UserFacingError):
        store.show_version(made[1].id)


def test_each_deletion_is_undone_by_itself(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    place = made[0].conversation_id
    store.delete_message(made[3].id)
    store.delete_message(made[1].id)
    store.restore_message(made[1].id)
    assert said(store, place) == ["When do I sow?", "In May.", "And beans?"]
    store.restore_message(made[3].id)
    assert store.messages(place) == made


def test_the_first_question_leaves_an_empty_conversation(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    store.delete_message(made[0].id)
    assert store.messages(made[0].conversation_id) == []
    store.restore_message(made[0].id)
    assert store.messages(made[0].conversation_id) == made


@pytest.mark.parametrize("indexed", [False, True])
def test_deleted_words_are_not_found_until_they_are_back(
    store: SqliteConversations, made: list[StoredMessage], database: Database, *, indexed: bool
) -> None:
    def settle() -> None:
        if indexed:
            caught_up(database)

    settle()
    store.delete_message(made[2].id)
    assert titles(store, "beans") == []
    assert titles(store, "May") == ["Garden"]
    store.restore_message(made[2].id)
    assert titles(store, "beans") == ["Garden"]
    settle()
    assert titles(store, "beans") == ["Garden"]


def test_at_the_next_start_they_are_gone_for_good(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite3"
    opened = open_database(path).database
    store = SqliteConversations(opened)
    made = ask(store, "Garden", "When do I sow?", "In May.", "And beans?", "Later.")
    store.delete_message(made[2].id)
    opened.close()
    opened = open_database(path).database
    store = SqliteConversations(opened)
    assert said(store, made[0].conversation_id) == ["When do I sow?", "In May."]
    with pytest.raises(UserFacingError):
        store.restore_message(made[2].id)
    opened.close()
    assert b"And beans?" not in path.read_bytes()


def test_the_map_has_every_branch(store: SqliteConversations, made: list[StoredMessage]) -> None:
    place = made[0].conversation_id
    store.add_message(place, made[0].id, Role.ASSISTANT, "Mine.", DONE, edited=True)
    nodes = {node.text: node for node in store.tree(place)}
    assert list(nodes) == ["When do I sow?", "In May.", "And beans?", "Later.", "Mine."]
    assert [text for text, node in nodes.items() if node.shown] == ["When do I sow?", "Mine."]
    assert [text for text, node in nodes.items() if node.edited] == ["Mine."]
    assert nodes["Later."].parent_id == made[2].id
    store.delete_message(made[2].id)
    assert [node.text for node in store.tree(place)] == ["When do I sow?", "In May.", "Mine."]


def test_a_fork_has_the_path_and_all_that_belongs_to_it(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    source = made[0].conversation_id
    store.set_model(source, "a-model")
    store.set_folder(source, "House")
    store.set_sending(made[0].id, Sending.PINNED)
    store.update_message(made[1].id, "In May.", DONE, RECEIPT, notices=NOTICES)
    beside(store, made[3], "Much later.")
    forked = store.fork(made[1].id, "Garden (fork)")
    copied = store.messages(forked.id)
    assert [(each.content, each.receipt, each.notices, each.sending) for each in copied] == [
        ("When do I sow?", None, (), Sending.PINNED),
        ("In May.", RECEIPT, tuple(NOTICES), Sending.AUTO),
    ]
    assert {each.id for each in copied}.isdisjoint(each.id for each in made)
    assert store.model(forked.id) == "a-model"
    first, second = store.list_conversations()
    assert (first.id, first.title, first.folder) == (forked.id, "Garden (fork)", "House")
    assert said(store, second.id)[-1] == "Much later."
    store.add_message(forked.id, copied[-1].id, Role.USER, "Why?", DONE)
    assert len(store.messages(source)) == 4


def test_an_answer_on_its_way_is_forked_as_it_is(store: SqliteConversations) -> None:
    question, answer = ask(store, "Garden", "When?", "In")
    store.update_message(answer.id, "In", MessageState.PARTIAL)
    forked = store.fork(answer.id, "Copy")
    assert store.messages(forked.id)[-1].state is MessageState.STOPPED
    assert store.messages(question.conversation_id)[-1].state is MessageState.PARTIAL


def test_what_the_person_wrote_in_the_model_s_place_is_told(
    store: SqliteConversations, made: list[StoredMessage]
) -> None:
    place = made[0].conversation_id
    mine = store.add_message(place, made[0].id, Role.ASSISTANT, "Mine.", DONE, edited=True)
    assert store.message(mine.id) == mine
    assert mine == replace(mine, edited=True, receipt=None)


def test_what_is_gone_is_told(store: SqliteConversations, database: Database) -> None:
    del database  # it is open
    for act in (store.delete_message, store.restore_message):
        with pytest.raises(UserFacingError):
            act("nothing")
    with pytest.raises(UserFacingError):
        store.fork("nothing", "")


def test_pins_folders_and_what_is_put_away(store: SqliteConversations) -> None:
    (question,) = ask(store, "Garden", "When?")
    place = question.conversation_id
    store.set_pinned(place, True)
    store.set_archived(place, True)
    store.set_folder(place, "House")
    (found,) = store.list_conversations()
    assert (found.pinned, found.archived, found.folder) == (True, True, "House")
    store.set_pinned(place, False)
    store.set_archived(place, False)
    store.set_folder(place, "")
    (found,) = store.list_conversations()
    assert (found.pinned, found.archived, found.folder) == (False, False, "")
    with pytest.raises(UserFacingError):
        store.set_pinned("nothing", True)
