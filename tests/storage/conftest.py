"""A database in a temporary folder, closed at the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database


class Clock:
    """Seconds that pass only when asked for: one a call."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        self.seconds += 1
        return self.seconds


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "talk.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = open_database(path)
    assert opened.notice is None
    yield opened.database
    opened.database.close()


@pytest.fixture
def store(database: Database) -> SqliteConversations:
    return SqliteConversations(database, Clock())
