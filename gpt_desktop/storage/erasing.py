"""Deletes all conversations for good."""

from __future__ import annotations

from gpt_desktop.storage.database import Database
from gpt_desktop.storage.recovery import DELETE_LOST_DRAFTS

_STEPS = ("DELETE FROM message", "DELETE FROM conversation", DELETE_LOST_DRAFTS)


def erase_conversations(database: Database) -> None:
    """Those in the list and those deleted already, with what was being written in them.

    Raises:
        UserFacingError: the file cannot be written (nothing is deleted), or another process
            holds it (it is deleted, but can still be read out of the file).
    """
    with database.writing() as connection:
        for step in _STEPS:
            connection.execute(step)
    database.compact()
