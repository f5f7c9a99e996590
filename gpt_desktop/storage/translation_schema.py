"""The tables of terms and of kept translations."""

from __future__ import annotations

TRANSLATION = (
    """CREATE TABLE term (
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT '',
        PRIMARY KEY (source, target, source_language, target_language)
    ) WITHOUT ROWID""",
    # ``key`` is what equal texts share, ``folded`` both texts as they are searched.
    """CREATE TABLE translation_unit (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        source_language TEXT NOT NULL,
        target_language TEXT NOT NULL,
        origin TEXT NOT NULL,
        changed REAL NOT NULL,
        key TEXT NOT NULL,
        folded TEXT NOT NULL
    )""",
    "CREATE INDEX translation_unit_key ON translation_unit (key, target_language)",
    "CREATE INDEX translation_unit_changed ON translation_unit (changed)",
    # Hashes of neighbouring words: by them a text that is alike is found.
    """CREATE VIRTUAL TABLE translation_gram USING fts5 (
        grams, tokenize = 'ascii', detail = none, columnsize = 0
    )""",
    """CREATE TRIGGER translation_unit_gone AFTER DELETE ON translation_unit
        BEGIN DELETE FROM translation_gram WHERE rowid = old.number; END""",
)
