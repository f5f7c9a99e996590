"""Personas and prompts are kept, and a damaged one costs itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.core.messages import Role
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.library import SqliteLibrary
from tests.expected_log import ExpectedLog

ANN = Persona("1", "ann", "Be kind. 你好\ud800", "m", SamplingDefaults(top_k=3), 9, False)
BOB = Persona("2", "Bob")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(tmp_path / "test.sqlite3").database


def test_personas_come_by_name_and_as_they_were(database: Database) -> None:
    library = SqliteLibrary(database)
    library.put_persona(BOB)
    library.put_persona(ANN)
    [ann, bob] = library.personas()
    assert (ann.system, bob) == ("Be kind. 你好\ufffd", BOB)
    library.delete_persona("2")
    assert library.personas() == [ann]


def test_a_conversation_has_a_copy_and_so_has_its_fork(database: Database) -> None:
    library, store = SqliteLibrary(database), SqliteConversations(database)
    made = store.create_conversation("Title")
    assert library.persona_of(made.id) is None
    library.put_persona(BOB)
    library.give_persona(made.id, BOB)
    library.delete_persona("2")
    said = store.add_message(made.id, None, Role.USER, "Hello", MessageState.COMPLETE)
    fork = store.fork(said.id, "Fork")
    library.give_persona(made.id, None)
    assert library.persona_of(made.id) is None
    assert library.persona_of(fork.id) == BOB
    with pytest.raises(UserFacingError):
        library.give_persona("gone", BOB)


def test_one_is_chosen_for_new_conversations(database: Database) -> None:
    library = SqliteLibrary(database)
    assert library.persona_of("") is None
    library.give_persona("", BOB)
    assert library.persona_of("") == BOB
    assert library.personas() == []
    library.give_persona("", None)
    assert library.persona_of("") is None


def test_prompts_come_as_they_were(database: Database) -> None:
    library = SqliteLibrary(database)
    prompt = SavedPrompt("1", "A", "{{x}}", (Variable("x", "1", ("1", "2")),))
    library.put_prompt(prompt)
    assert library.prompts() == [prompt]
    library.delete_prompt("1")
    assert library.prompts() == []


def test_a_damaged_one_costs_itself(database: Database, expected_log: ExpectedLog) -> None:
    library = SqliteLibrary(database)
    library.put_persona(BOB)
    with database.writing() as connection:
        for number, content in enumerate(("{", "[]", '{"name": ""}')):
            row = ("persona", f"x{number}", content)
            connection.execute("INSERT INTO library_item VALUES (?, ?, ?)", row)
    expected_log("An item of the library cannot be read")
    assert library.personas() == [BOB]
