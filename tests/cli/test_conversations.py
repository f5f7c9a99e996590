"""conversations export and import: everything out, and in again as new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.library import SqliteLibrary
from tests.cli.toolbox import Terminal


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "gpt-desktop.sqlite3"


def test_all_go_out_and_come_back_as_new_ones(
    terminal: Terminal, data: Path, tmp_path: Path
) -> None:
    database = open_database(data).database
    store, library = SqliteConversations(database), SqliteLibrary(database)
    made = store.create_conversation("Rivers")
    store.add_message(made.id, None, Role.USER, "Name one.", MessageState.COMPLETE)
    library.give_persona(made.id, Persona("p", "Pirate", "Arr"))
    database.close()
    path = str(tmp_path / "all.json")
    assert terminal.run("conversations", "export", path) == 0
    assert "1 conversation was written." in terminal.err
    assert json.loads(Path(path).read_text("utf-8"))["conversations"][0]["title"] == "Rivers"
    assert terminal.run("conversations", "import", path, "--json") == 0
    [added] = terminal.json["conversations"]
    database = open_database(data).database
    store, library = SqliteConversations(database), SqliteLibrary(database)
    assert added != made.id
    assert [each.title for each in store.list_conversations()] == ["Rivers", "Rivers"]
    assert [each.content for each in store.messages(added)] == ["Name one."]
    assert library.persona_of(added) == Persona("p", "Pirate", "Arr")
    database.close()


def test_what_is_no_such_file_is_told(terminal: Terminal, tmp_path: Path) -> None:
    name = terminal.file("other.json", '{"a": 1}')
    assert terminal.run("conversations", "import", name) == 2
    assert terminal.run("conversations", "import", str(tmp_path / "none.json")) == 2
    assert "none.json" in terminal.err
