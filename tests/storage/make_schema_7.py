"""Made ``tests/data/schema-7.sqlite3``, which is never made anew: run at schema version 7 only.

``python -m tests.storage.make_schema_7 FILE``
"""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.core.texts import Provenance, VersionKind
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.storage.conversations import SqliteConversations
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.glossary import SqliteGlossary
from gpt_desktop.storage.likeness import likenesses
from gpt_desktop.storage.texts import SqliteTexts
from gpt_desktop.storage.translation_memory import SqliteTranslationMemory
from tests.storage.conftest import Clock

PAIR = Pair("en", "de")
TERM = Term("garden", "Garten", PAIR, "家")
BODY = "# Garden\n\nSow in May. 六月浇水。"
WRITTEN = Provenance(Span(10, 21), "Sow in May.", "SmolLM2 135M", "shorten", "work", 5.0)


def make(path: Path) -> None:
    """What schema 6 has no place for: texts with versions, templates, terms, translations."""
    database = open_database(path).database
    texts = SqliteTexts(database, Clock())
    made = texts.create("# Garden")
    texts.save(made.id, BODY, (WRITTEN,))
    texts.keep_version(made.id, VersionKind.NAMED, "第一版")
    texts.add_template("Sowing", "# What to sow")
    SqliteGlossary(database).put((TERM,))
    memory = SqliteTranslationMemory(database, likenesses, Clock())
    memory.put("Sow in May.", "Im Mai säen.", PAIR)
    # A start over it is held by its questions.
    store = SqliteConversations(database, Clock())
    kept = store.create_conversation("Garden")
    store.add_message(kept.id, None, Role.USER, "When?", MessageState.COMPLETE)
    database.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
