"""What a disk or another program can do to the database, done to it."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.storage import database as database_module
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.migrations import MIGRATIONS


def filled(path: Path) -> None:
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    conversation = store.create_conversation("Garden")
    for number in range(200):
        text = f"{number} " + "words " * 200
        store.add_message(conversation.id, None, Role.USER, text, MessageState.COMPLETE)
    opened.database.close()


def garbage(content: bytes) -> bytes:
    return b"This is not a database. " * (len(content) // 24)


def cut_off(content: bytes) -> bytes:
    return content[: len(content) // 2 + 100]


def header_only(content: bytes) -> bytes:
    return content[:60]


def hole_in_the_middle(content: bytes) -> bytes:
    # Every page after the schema's, so that the check must meet one.
    return content[: 4096 * 2] + b"\xa5" * (len(content) - 4096 * 2)


DAMAGES = (garbage, cut_off, header_only, hole_in_the_middle)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_file_is_kept_aside_and_a_new_one_begun(path: Path, damage: object) -> None:
    assert callable(damage)
    filled(path)
    broken = damage(path.read_bytes())
    path.write_bytes(broken)
    Path(f"{path}-wal").write_bytes(b"left over")
    opened = open_database(path)
    kept = [
        entry
        for entry in path.parent.glob("talk.sqlite3.damaged-*")
        if not entry.name.endswith(("-wal", "-shm"))
    ]
    assert len(kept) == 1
    assert kept[0].read_bytes()[:60] == broken[:60]
    assert len(kept[0].read_bytes()) >= len(broken) // 2
    assert opened.notice is not None
    assert str(kept[0]) in opened.notice
    store = SqliteConversations(opened.database)
    store.create_conversation("New")
    assert [conversation.title for conversation in store.list_conversations()] == ["New"]
    opened.database.close()


def test_damage_twice_in_a_second_keeps_both_files(path: Path) -> None:
    for _ in range(2):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"not a database" * 100)
        open_database(path).database.close()
    assert len(list(path.parent.glob("talk.sqlite3.damaged-*"))) == 2


def test_a_newer_version_is_refused_and_not_touched(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    before = path.read_bytes()
    with pytest.raises(UserFacingError, match="newer version"):
        open_database(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("place", ["file/below.sqlite3", "folder"])
def test_a_place_that_cannot_hold_a_file_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserFacingError) as caught:
        open_database(tmp_path / place)
    assert caught.value.next_step
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_full_disk_is_told_and_nothing_is_lost(
    database: Database, store: SqliteConversations
) -> None:
    conversation = store.create_conversation("Garden")
    first = store.add_message(conversation.id, None, Role.USER, "kept", MessageState.COMPLETE)
    with database.writing() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserFacingError, match="disk is full"):
        store.update_message(first.id, "x" * 100_000, MessageState.COMPLETE)
    assert store.messages(conversation.id) == [first]
    with database.writing() as connection:
        connection.execute("PRAGMA max_page_count = 1000000")
    store.update_message(first.id, "x" * 100_000, MessageState.COMPLETE)
    assert len(store.messages(conversation.id)[0].content) == 100_000


FULL_DISK = """
import resource, sys
from pathlib import Path
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
store = SqliteConversations(open_database(Path(sys.argv[1])).database)
conversation = store.create_conversation("Full")
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
for number in range(1000):
    try:
        store.add_message(
            conversation.id, None, Role.USER, f"{number} " + "x" * 5000, MessageState.COMPLETE
        )
    except UserFacingError as error:
        print(number, "|", error)
        break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no RLIMIT_FSIZE")
def test_a_write_the_system_refuses_is_told_and_nothing_is_lost(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path)], capture_output=True, text=True, check=True
    )
    number, _, told = done.stdout.partition(" | ")
    assert int(number) > 10
    assert "disk" in told
    opened = open_database(path)
    assert opened.notice is None
    with opened.database.reading() as connection:
        count = connection.execute("SELECT count(*) FROM message").fetchone()[0]
    assert count == int(number)
    opened.database.close()


def test_a_read_only_database_is_told(database: Database, store: SqliteConversations) -> None:
    with database.writing() as connection:
        connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UserFacingError, match="cannot be written"):
        store.create_conversation("Garden")


def test_a_lock_that_stays_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database_module, "BUSY_SECONDS", 0.05)
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserFacingError, match="in use"):
            store.create_conversation("Garden")
        other.execute("ROLLBACK")
    store.create_conversation("Garden")
    assert len(store.list_conversations()) == 1
    opened.database.close()


def test_damage_found_later_is_told(path: Path) -> None:
    filled(path)
    opened = open_database(path)
    content = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (len(content) - 4096))
    with pytest.raises(UserFacingError, match="damaged"):
        SqliteConversations(opened.database).list_conversations("words")
    opened.database.close()


def test_a_bug_is_not_dressed_as_an_error_of_the_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError), database.reading() as connection:
        connection.execute("SELECT nothing FROM nowhere")


def test_a_transaction_that_raises_leaves_nothing(
    database: Database, store: SqliteConversations
) -> None:
    def stumble() -> None:
        with database.writing() as connection:
            connection.execute(
                "INSERT INTO conversation (id, title, created, updated) VALUES ('a', 'a', 1, 1)"
            )
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble()
    assert store.list_conversations() == []


def test_the_files_are_in_wal_mode_with_foreign_keys(database: Database) -> None:
    with database.writing() as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (1,)
