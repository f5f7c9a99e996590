"""The index of words: what it holds, and how it learns of every change."""

from __future__ import annotations

from string import Template

ENTRY_BITS = 20
"""Entry n of owner m has the number m << 20 | n, so that owners are told without a look-up."""

_TABLES = (
    # An owner is what a search finds: a conversation, a work, a document.
    """CREATE TABLE search_owner (
        number INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        UNIQUE (kind, id)
    )""",
    # A part is one text of it: a title, a message, a block.
    """CREATE TABLE search_part (
        entry INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        UNIQUE (kind, id)
    )""",
    # Numbers are never used twice: a part changed while it was being indexed has a new one.
    """CREATE TABLE search_pending (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        id TEXT NOT NULL,
        UNIQUE (kind, id)
    )""",
    # The words are folded before they come here; this tokenizer only splits at blanks.
    """CREATE VIRTUAL TABLE search_text USING fts5 (
        words, marks, tokenize = 'ascii', prefix = '1 2', columnsize = 0
    )""",
    # For parts inside of words: every word longer than a letter, once.
    "CREATE TABLE search_word (word TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
    # A row while words of what is gone are being taken out; ``begun`` once that goes on.
    "CREATE TABLE search_purge (id INTEGER PRIMARY KEY CHECK (id = 1), begun INTEGER NOT NULL)",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_text, row)",
)


# With the part's kind and the columns that make its id.
_NOTE = Template("INSERT OR REPLACE INTO search_pending (kind, id) VALUES ('$kind', $id);")
_FORGET = Template("""
    DELETE FROM search_pending WHERE kind = '$kind' AND id = $id;
    DELETE FROM search_text WHERE rowid =
        (SELECT entry FROM search_part WHERE kind = '$kind' AND id = $id);
    DELETE FROM search_part WHERE kind = '$kind' AND id = $id;
""")
_FORGET_OWNER = Template("DELETE FROM search_owner WHERE kind = '$kind' AND id = old.id;")


def _note(kind: str, id_: str) -> str:
    return _NOTE.substitute(kind=kind, id=id_)


def _forget(kind: str, id_: str) -> str:
    return _FORGET.substitute(kind=kind, id=id_)


def _forget_owner(kind: str) -> str:
    return _FORGET_OWNER.substitute(kind=kind)


# An answer is noted when it ends, not while it grows.
_TRIGGERS = (
    f"""CREATE TRIGGER search_message_added AFTER INSERT ON message
        WHEN new.state <> 'partial' AND new.content <> ''
        BEGIN {_note("message", "new.id")} END""",
    f"""CREATE TRIGGER search_message_changed AFTER UPDATE OF content, state ON message
        WHEN new.state <> 'partial'
            AND (new.content <> old.content OR old.state = 'partial')
        BEGIN {_note("message", "new.id")} END""",
    f"""CREATE TRIGGER search_message_gone AFTER DELETE ON message
        BEGIN {_forget("message", "old.id")} END""",
    f"""CREATE TRIGGER search_conversation_added AFTER INSERT ON conversation
        BEGIN {_note("title", "new.id")} END""",
    f"""CREATE TRIGGER search_conversation_changed AFTER UPDATE OF title ON conversation
        BEGIN {_note("title", "new.id")} END""",
    f"""CREATE TRIGGER search_conversation_gone AFTER DELETE ON conversation
        BEGIN {_forget("title", "old.id")} {_forget_owner("conversation")} END""",
    f"""CREATE TRIGGER search_work_added AFTER INSERT ON work
        WHEN new.state NOT IN ('waiting', 'running')
        BEGIN {_note("work", "new.id")} END""",
    f"""CREATE TRIGGER search_work_changed AFTER UPDATE OF title, source, text, state ON work
        WHEN new.state NOT IN ('waiting', 'running')
        BEGIN {_note("work", "new.id")} END""",
    f"""CREATE TRIGGER search_work_gone AFTER DELETE ON work
        BEGIN {_forget("work", "old.id")} {_forget_owner("work")} END""",
    f"""CREATE TRIGGER search_block_added AFTER INSERT ON block
        BEGIN {_note("block", "new.document_id || '/' || new.place")} END""",
    f"""CREATE TRIGGER search_block_gone AFTER DELETE ON block
        BEGIN {_forget("block", "old.document_id || '/' || old.place")} END""",
    f"""CREATE TRIGGER search_document_gone AFTER DELETE ON document
        BEGIN {_forget_owner("document")} END""",
)
_WHAT_IS_THERE = (
    """INSERT INTO search_pending (kind, id)
        SELECT 'title', id FROM conversation ORDER BY turn DESC""",
    """INSERT INTO search_pending (kind, id)
        SELECT 'message', id FROM message WHERE state <> 'partial' AND content <> ''
        ORDER BY rowid DESC""",
)

SEARCH = (*_TABLES, *_TRIGGERS, *_WHAT_IS_THERE)
