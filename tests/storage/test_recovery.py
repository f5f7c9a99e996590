"""Crashes lose at most the last words, and two processes do not disturb each other."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database

START = """
import sys
from pathlib import Path
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
store = SqliteConversations(open_database(Path(sys.argv[1])).database)
conversation = store.create_conversation("Other")
answer = store.add_message(conversation.id, None, Role.ASSISTANT, "", MessageState.PARTIAL)
"""
GROWING = """
number = 0
while True:
    number += 1
    store.update_message(answer.id, f"{number} words", MessageState.PARTIAL)
    print(number, flush=True)
"""
WAITING = """
print("ready", flush=True)
sys.stdin.readline()
store.update_message(answer.id, "the end", MessageState.COMPLETE)
"""


@contextmanager
def process(path: Path, code: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", START + code, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def test_what_was_written_before_a_kill_is_there(path: Path) -> None:
    with process(path, GROWING) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(300)]
        child.kill()
        said += child.stdout.readlines()
    last = int([line for line in said if line.endswith("\n")][-1])
    opened = open_database(path)
    assert opened.notice is None
    store = SqliteConversations(opened.database)
    (answer,) = store.messages(store.list_conversations()[0].id)
    assert last <= int(answer.content.split()[0]) <= last + 1
    assert answer.state is MessageState.STOPPED
    opened.database.close()


def test_another_process_may_have_the_file_open(path: Path) -> None:
    opened = open_database(path)
    ours = SqliteConversations(opened.database)
    deleted = ours.create_conversation("Deleted")
    ours.delete_conversation(deleted.id)
    with process(path, WAITING) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        second = open_database(path)
        store = SqliteConversations(second.database)
        other = store.list_conversations()[0]
        assert store.messages(other.id)[0].state is MessageState.PARTIAL
        ours.restore_conversation(deleted.id)
        store.create_conversation("Mine")
        child.stdin.write("\n")
        child.stdin.flush()
        assert child.wait(60) == 0
    (answer,) = store.messages(other.id)
    assert (answer.content, answer.state) == ("the end", MessageState.COMPLETE)
    titles = {conversation.title for conversation in ours.list_conversations()}
    assert titles == {"Deleted", "Other", "Mine"}
    second.database.close()
    opened.database.close()


STARTING = """
import sys
from pathlib import Path
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
sys.stdin.readline()
for _ in range(5):
    opened = open_database(Path(sys.argv[1]))
    assert opened.notice is None
    SqliteConversations(opened.database).create_conversation("Mine")
    opened.database.close()
"""


def test_four_processes_may_start_at_the_same_moment(path: Path) -> None:
    command = [sys.executable, "-c", STARTING, str(path)]
    with ExitStack() as stack:
        children = [
            stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, text=True))
            for _ in range(4)
        ]
        for child in children:
            assert child.stdin is not None
            child.stdin.write("\n")
            child.stdin.flush()
        assert [child.wait(60) for child in children] == [0, 0, 0, 0]
    opened = open_database(path)
    assert len(SqliteConversations(opened.database).list_conversations()) == 20
    opened.database.close()


def test_deleted_conversations_are_gone_after_the_next_start(path: Path) -> None:
    opened = open_database(path)
    store = SqliteConversations(opened.database)
    for title in ("Secret plan", "Kept"):
        made = store.create_conversation(title)
        parent = None
        for number in range(5):
            text = f"{title} {number} " * 300
            parent = store.add_message(made.id, parent, Role.USER, text, MessageState.COMPLETE).id
    store.delete_conversation(store.list_conversations("Secret")[0].id)
    opened.database.close()
    opened = open_database(path)
    with opened.database.reading() as connection:
        assert connection.execute("SELECT title FROM conversation").fetchall() == [("Kept",)]
        assert connection.execute("SELECT count(*) FROM message").fetchone() == (5,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    opened.database.close()
    assert b"Secret plan" not in path.read_bytes()
