"""Conversations leave as files and come back as new ones; bad files cost nothing."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.conversation_record import ConversationRecord, Imported
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import finish
from gpt_desktop.storage.conversation_records import ConversationRecords
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.exchange.exchange import ConversationExchange
from tests.storage.exchange.test_chatgpt import conversation, node


@pytest.fixture
def database(path: Path) -> Generator[Database, None, None]:
    opened = open_database(path).database
    yield opened
    opened.close()


def talked(database: Database, title: str) -> str:
    store = SqliteConversations(database)
    made = store.create_conversation(title, "model-a")
    asked = store.add_message(made.id, None, Role.USER, "When?", MessageState.COMPLETE)
    for words in ("In May. 五月", "In June."):
        store.add_message(made.id, asked.id, Role.ASSISTANT, words, MessageState.COMPLETE)
    gone = store.add_message(made.id, asked.id, Role.ASSISTANT, "Never.", MessageState.COMPLETE)
    store.delete_message(gone.id)
    return made.id


def read(database: Database, path: Path, token: CancelToken | None = None) -> Imported:
    exchange = ConversationExchange(ConversationRecords(database))
    return finish(exchange.read(path, token or CancelToken()))


def save(database: Database, ids: list[str] | None, path: Path) -> int:
    exchange = ConversationExchange(ConversationRecords(database))
    return finish(exchange.save(ids, path, CancelToken()))


def unnamed(record: ConversationRecord | None) -> ConversationRecord:
    """With the places of messages in place of their ids."""
    assert record is not None
    names: dict[str | None, str | None] = {None: None}
    for number, message in enumerate(record.messages):
        names[message.id] = str(number)
    messages = tuple(
        replace(each, id=str(names[each.id]), parent_id=names[each.parent_id], conversation_id="")
        for each in record.messages
    )
    return replace(record, messages=messages, head=str(names[record.head]))


def test_all_leave_and_come_back_as_new_ones(database: Database, tmp_path: Path) -> None:
    first, second = talked(database, "Garden"), talked(database, "Roof")
    SqliteConversations(database).set_pinned(first, True)
    file = tmp_path / "all.json"
    assert save(database, None, file) == 2
    imported = read(database, file)
    records = ConversationRecords(database)
    assert len(set(imported.ids) | {first, second}) == 4
    assert imported.warnings == ()
    assert [unnamed(records.read(each)) for each in imported.ids] == [
        unnamed(records.read(each)) for each in (first, second)
    ]
    assert unnamed(records.read(imported.ids[0])).pinned
    said = SqliteConversations(database).messages(imported.ids[0])
    assert [each.content for each in said] == ["When?", "In June."]


def test_one_alone(database: Database, tmp_path: Path) -> None:
    kept, _ = talked(database, "Garden"), talked(database, "Roof")
    file = tmp_path / "one.json"
    assert save(database, [kept, "gone"], file) == 1
    assert json.loads(file.read_text("utf-8"))["conversations"][0]["title"] == "Garden"


def chatgpt(*more: Any) -> list[Any]:
    made = conversation(
        node("q", None, "user", "What are bees?"), node("a", "q", "assistant", "Insects.")
    )
    return [made, *more]


def test_chatgpt_s_file_and_its_archive(database: Database, tmp_path: Path) -> None:
    plain, archive = tmp_path / "conversations.json", tmp_path / "export.zip"
    plain.write_text(json.dumps(chatgpt()), "utf-8")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("user.json", "{}")
        file.writestr("conversations.json", plain.read_text("utf-8"))
    for path in (plain, archive):
        [made] = read(database, path).ids
        said = SqliteConversations(database).messages(made)
        assert [each.content for each in said] == ["What are bees?", "Insects."]


def test_a_damaged_conversation_costs_itself(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_text(json.dumps(chatgpt({"mapping": {"x": 3}}, *chatgpt(), 17)), "utf-8")
    imported = read(database, file)
    assert len(imported.ids) == 2
    assert imported.warnings == ("2 conversations of the file are damaged and were left out.",)


def test_a_cut_file_keeps_what_is_whole(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_text(json.dumps(chatgpt(*chatgpt()))[:-40], "utf-8")
    imported = read(database, file)
    assert len(imported.ids) == 1
    assert imported.warnings


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[", b"no json", b"\xff\xfe\x00", b'{"a": [1, 2]}', b"[" * 200_000, b"PK\3\4"],
)
def test_other_files_are_refused_and_nothing_is_added(
    database: Database, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(content)
    with pytest.raises(UserFacingError, match="could not be imported"):
        read(database, file)
    assert ConversationRecords(database).ids() == []


def test_an_empty_export_says_so(database: Database, tmp_path: Path) -> None:
    assert save(database, None, tmp_path / "none.json") == 0
    with pytest.raises(UserFacingError, match="no conversation in"):
        read(database, tmp_path / "none.json")


def test_a_newer_form_is_told(database: Database, tmp_path: Path) -> None:
    talked(database, "Garden")
    save(database, None, tmp_path / "a.json")
    text = (tmp_path / "a.json").read_text("utf-8").replace('"version": 1', '"version": 2', 1)
    (tmp_path / "a.json").write_text(text, "utf-8")
    with pytest.raises(UserFacingError, match="newer version"):
        read(database, tmp_path / "a.json")


def test_cancelled_nothing_is_added_or_written(database: Database, tmp_path: Path) -> None:
    talked(database, "Garden")
    token = CancelToken()
    file = tmp_path / "c.json"
    file.write_text(json.dumps(chatgpt()), "utf-8")
    token.cancel()
    with pytest.raises(CancelledError):
        read(database, file, token)
    exchange = ConversationExchange(ConversationRecords(database))
    with pytest.raises(CancelledError):
        finish(exchange.save(None, tmp_path / "out.json", token))
    assert sorted(each.name for each in tmp_path.iterdir() if "json" in each.name) == ["c.json"]
    assert len(ConversationRecords(database).ids()) == 1


def test_progress_is_told_in_bytes(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_text(json.dumps(chatgpt()), "utf-8")
    exchange = ConversationExchange(ConversationRecords(database))
    told = list(exchange.read(file, CancelToken()))
    assert told
    assert isinstance(told[0], Progressed)
    assert told[0].total == file.stat().st_size
