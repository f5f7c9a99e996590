"""Deletes for good what the database holds."""

from __future__ import annotations

from gpt_desktop.storage.database import Database
from gpt_desktop.storage.recovery import (
    DELETE_LOST_DRAFTS,
    FORGET_LOST_FOLDERS,
    FORGET_UNUSED_DOCUMENTS,
    LET_GO_LOST_HOLDERS,
)
from gpt_desktop.storage.search_purge import purge_at_once

_CONVERSATIONS = (
    "DELETE FROM message",
    "DELETE FROM conversation",
    DELETE_LOST_DRAFTS,
    LET_GO_LOST_HOLDERS,
    FORGET_LOST_FOLDERS,
    FORGET_UNUSED_DOCUMENTS,
)
_WORKS = (
    "DELETE FROM work",
    # What a conversation reads stays: it goes with the conversation.
    "DELETE FROM document_holder WHERE holder NOT LIKE 'assistant/%'",
    FORGET_UNUSED_DOCUMENTS,
    "DELETE FROM draft WHERE key LIKE 'summarize/%'",
    # The lists of what is open name documents by their words.
    """UPDATE draft SET content = json_remove(
            content, '$.documents', '$.current', '$.work', '$.work_pair', '$.proposals',
            '$.proposals_of')
        WHERE key IN ('summarize', 'translate', 'write') AND json_valid(content)""",
)
_TEXTS = (
    "DELETE FROM text",
    "DELETE FROM text_template",
    "UPDATE draft SET content = json_remove(content, '$.open') WHERE key = 'write'",
)
_TRANSLATIONS = (
    "DELETE FROM term",
    "DELETE FROM translation_unit",
    "INSERT INTO translation_gram (translation_gram) VALUES ('optimize')",
)
_DECKS = ("DELETE FROM deck",)


class DatabaseEraser:
    """The Eraser of the app.

    Its methods raise UserFacingError where the file cannot be written (nothing is deleted), or
    another process holds it (it is deleted, but can still be read out of the file).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def erase_conversations(self) -> None:
        self._erase(_CONVERSATIONS)

    def erase_works(self) -> None:
        self._erase(_WORKS)

    def erase_texts(self) -> None:
        self._erase(_TEXTS)

    def erase_translations(self) -> None:
        self._erase(_TRANSLATIONS)

    def erase_decks(self) -> None:
        self._erase(_DECKS)

    def _erase(self, steps: tuple[str, ...]) -> None:
        with self._database.writing() as connection:
            for step in steps:
                connection.execute(step)
            purge_at_once(connection)
        self._database.compact()
