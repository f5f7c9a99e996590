"""Puts the glossary and the translation memory together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from gpt_desktop import __version__, paths
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.services.terms import StoredTerms
from gpt_desktop.services.translation_aids import StoredAids
from gpt_desktop.services.translation_memory import StoredTranslations
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.likeness import likenesses
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory


class TranslationStores:
    """The glossary and the translation memory of an open database."""

    def __init__(self, database: Database, settings: SettingsStore) -> None:
        self.terms = StoredTerms(SqliteGlossary(database), decode_table)
        memory = SqliteTranslationMemory(database, likenesses)
        self.translations = StoredTranslations(memory, settings, __version__)
        self.aids = StoredAids(self.terms.store, memory)


@contextmanager
def opened_translation_stores(settings: SettingsStore) -> Iterator[TranslationStores]:
    """These alone, with their database opened and closed again.

    Raises:
        UserFacingError: the database cannot be opened or is from a newer version.
    """
    database = open_database(paths.database_file()).database
    try:
        yield TranslationStores(database, settings)
    finally:
        database.close()


def decode_table(data: bytes) -> str:
    """The text of a table's bytes; raises UserFacingError where they are none."""
    from gpt_desktop.documents.encodings import decode
    from gpt_desktop.documents.failure import ReadFailureError

    try:
        return decode(data)[0]
    except ReadFailureError as error:
        raise UserFacingError(
            tr("This file is no text."),
            "",
            tr("Save the table as CSV in UTF-8, and open that."),
        ) from error
