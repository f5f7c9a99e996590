"""Personas and saved prompts in SQLite."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import TypeVar

from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.persona_tables import (
    copy_from,
    copy_table,
    persona_from,
    persona_table,
)
from gpt_desktop.core.library.prompt_tables import prompt_from, prompt_table
from gpt_desktop.core.library.saved_prompt import SavedPrompt
from gpt_desktop.core.library.toml_text import FieldError, Table
from gpt_desktop.core.storable_text import storable
from gpt_desktop.storage.changed_rows import require
from gpt_desktop.storage.database import Database

log = logging.getLogger(__name__)

_PUT = "INSERT OR REPLACE INTO library_item (kind, id, content) VALUES (?, ?, ?)"
_DELETE = "DELETE FROM library_item WHERE kind = ? AND id = ?"
_OF_CONVERSATION = "SELECT persona FROM conversation WHERE id = ?"
_CHOSEN = "SELECT content FROM library_item WHERE kind = 'chosen'"
_Item = TypeVar("_Item", Persona, SavedPrompt)


class SqliteLibrary:
    """The PersonaStore and the PromptStore of the app."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def personas(self) -> list[Persona]:
        found = [_read(text, id_, persona_from) for id_, text in self._rows("persona")]
        return sorted((each for each in found if each is not None), key=_by_name)

    def put_persona(self, persona: Persona) -> None:
        self._put("persona", persona.id, persona_table(persona))

    def delete_persona(self, persona_id: str) -> None:
        self._change(_DELETE, ("persona", persona_id))

    def persona_of(self, conversation_id: str) -> Persona | None:
        with self._database.reading() as connection:
            if conversation_id:
                row = connection.execute(_OF_CONVERSATION, (conversation_id,)).fetchone()
            else:
                row = connection.execute(_CHOSEN).fetchone()
        return None if row is None else stored_copy(row[0])

    def give_persona(self, conversation_id: str, persona: Persona | None) -> None:
        content = copy_to_store(persona)
        if conversation_id:
            with self._database.writing() as connection:
                changed = connection.execute(
                    "UPDATE conversation SET persona = ? WHERE id = ?", (content, conversation_id)
                )
                require(changed)
        elif content is None:
            self._change(_DELETE, ("chosen", ""))
        else:
            self._change(_PUT, ("chosen", "", content))

    def prompts(self) -> list[SavedPrompt]:
        found = [_read(text, id_, prompt_from) for id_, text in self._rows("prompt")]
        return sorted((each for each in found if each is not None), key=_by_name)

    def put_prompt(self, prompt: SavedPrompt) -> None:
        self._put("prompt", prompt.id, prompt_table(prompt))

    def delete_prompt(self, prompt_id: str) -> None:
        self._change(_DELETE, ("prompt", prompt_id))

    def _put(self, kind: str, item_id: str, table: Mapping[str, object]) -> None:
        self._change(_PUT, (kind, item_id, _json(table)))

    def _change(self, statement: str, values: tuple[str, ...]) -> None:
        with self._database.writing() as connection:
            connection.execute(statement, values)

    def _rows(self, kind: str) -> list[tuple[str, str]]:
        with self._database.reading() as connection:
            return connection.execute(
                "SELECT id, content FROM library_item WHERE kind = ?", (kind,)
            ).fetchall()


def _by_name(item: Persona | SavedPrompt) -> tuple[str, str]:
    return item.name.casefold(), item.id


def _json(table: Mapping[str, object]) -> str:
    return storable(json.dumps(table, ensure_ascii=False))


def _read(
    text: str, item_id: str, make: Callable[[Table, str], tuple[_Item, list[str]]]
) -> _Item | None:
    """What was stored; None, with a line in the log, where it is damaged."""
    try:
        return make(json.loads(text), item_id)[0]
    except (ValueError, AttributeError) as error:
        reason = error.key if isinstance(error, FieldError) else type(error).__name__
        log.warning("An item of the library cannot be read: %s", reason)
        return None


def stored_copy(text: str | None) -> Persona | None:
    """The persona of a conversation as it is stored; None for none, and for a damaged one."""
    return None if text is None else _read(text, "", lambda table, _: (copy_from(table), []))


def copy_to_store(persona: Persona | None) -> str | None:
    """The reverse."""
    return None if persona is None else _json(copy_table(persona))
