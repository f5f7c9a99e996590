"""Puts decks of cards and their schedule together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gpt_desktop import paths
from gpt_desktop.app.compose_terms import decode_table
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.reviewing.card_files import write_card_file
from gpt_desktop.reviewing.fsrs_schedule import FsrsSchedule
from gpt_desktop.services.review_cards import CardReview
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.decks import SqliteDecks


def compose_reviews(database: Database, settings: SettingsStore) -> CardReview:
    """The decks of an open database."""
    return CardReview(
        SqliteDecks(database), FsrsSchedule(), settings, write_card_file, decode_table
    )


@contextmanager
def opened_reviews(settings: SettingsStore) -> Iterator[CardReview]:
    """These alone, with their database opened and closed again.

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    database = open_database(paths.database_file()).database
    try:
        yield compose_reviews(database, settings)
    finally:
        database.close()
