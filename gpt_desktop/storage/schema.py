"""What each migration makes in the database, a tuple of statements an area."""

from __future__ import annotations

CONVERSATIONS = (
    """CREATE TABLE conversation (
        id TEXT PRIMARY KEY NOT NULL,
        title TEXT NOT NULL,
        created REAL NOT NULL,
        updated REAL NOT NULL,
        deleted REAL,
        head_message_id TEXT REFERENCES message (id) ON DELETE SET NULL
    )""",
    # The parent key is checked at commit, and does not cascade, since SQLite's cascades stop
    # at a depth of 1,000 and a long conversation is a long chain.
    """CREATE TABLE message (
        id TEXT PRIMARY KEY NOT NULL,
        conversation_id TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
        parent_id TEXT,
        role TEXT NOT NULL,
        content TEXT NOT NULL,
        state TEXT NOT NULL,
        created REAL NOT NULL,
        receipt TEXT,
        UNIQUE (conversation_id, id),
        FOREIGN KEY (conversation_id, parent_id) REFERENCES message (conversation_id, id)
            DEFERRABLE INITIALLY DEFERRED
    )""",
    "CREATE INDEX message_by_parent ON message (conversation_id, parent_id)",
    "CREATE INDEX message_being_written ON message (state) WHERE state = 'partial'",
    "CREATE INDEX conversation_head ON conversation (head_message_id)",
    "CREATE INDEX conversation_by_time ON conversation (updated DESC) WHERE deleted IS NULL",
    """CREATE TABLE draft (
        key TEXT PRIMARY KEY NOT NULL,
        content TEXT NOT NULL,
        changed REAL NOT NULL
    )""",
)

CONVERSATION_ORDER = (
    # Counts up with every change, since the clock may be set back.
    "ALTER TABLE conversation ADD COLUMN turn INTEGER NOT NULL DEFAULT 0",
    """UPDATE conversation SET turn = (
        SELECT count(*) FROM conversation AS other
        WHERE (other.updated, other.created, other.rowid)
            <= (conversation.updated, conversation.created, conversation.rowid))""",
    "DROP INDEX conversation_by_time",
    "CREATE INDEX conversation_by_turn ON conversation (turn)",
)

MESSAGE_NOTES = (
    # JSON lists; null where nothing was ever noted, as in every older message.
    "ALTER TABLE message ADD COLUMN notices TEXT",
    "ALTER TABLE message ADD COLUMN annotations TEXT",
)

CONVERSATION_MODEL = (
    # The id of the model that answers in it; empty for the one of the view.
    "ALTER TABLE conversation ADD COLUMN model TEXT NOT NULL DEFAULT ''",
)

THINKING = (
    # JSON; null where the model did not think, or nobody told it apart.
    "ALTER TABLE message ADD COLUMN thinking TEXT",
    # Whether it thinks in a conversation; null where that was never chosen.
    "ALTER TABLE conversation ADD COLUMN thinks INTEGER",
)

PARTS = (
    # Partial results of long works, by a hash of all they hang on.
    """CREATE TABLE part (
        key TEXT PRIMARY KEY NOT NULL,
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        text TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX part_by_document ON part (document_id)",
)

RECOGNISED = (
    # Whether a program read the block from a picture.
    "ALTER TABLE block ADD COLUMN recognised INTEGER NOT NULL DEFAULT 0",
)

CONVERSATION_PLACE = (
    "ALTER TABLE conversation ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0",
    # The name of the folder it lies in; empty for none.
    "ALTER TABLE conversation ADD COLUMN folder TEXT NOT NULL DEFAULT ''",
)

MESSAGE_CONTEXT = (
    # A JSON list of pairs, a document's id and name; null where nothing came with it.
    "ALTER TABLE message ADD COLUMN attachments TEXT",
    # Whether it is sent to the model; null where that was never chosen.
    "ALTER TABLE message ADD COLUMN sending TEXT",
)

DOCUMENTS = (
    # A document is what was read, and never changes: its id is made of it.
    """CREATE TABLE document (
        id TEXT PRIMARY KEY NOT NULL,
        path BLOB NOT NULL,
        title TEXT NOT NULL,
        page_count INTEGER,
        warnings TEXT NOT NULL
    )""",
    """CREATE TABLE block (
        number INTEGER PRIMARY KEY,
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        level INTEGER NOT NULL,
        page INTEGER,
        UNIQUE (document_id, place)
    )""",
    # Which file gave which document, so that an unchanged one is not read again.
    """CREATE TABLE document_file (
        path BLOB PRIMARY KEY NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reader TEXT NOT NULL,
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE
    )""",
    "CREATE INDEX document_file_by_document ON document_file (document_id)",
    # A view that shows a document holds it; without a holder and a work it goes.
    """CREATE TABLE document_holder (
        document_id TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
        holder TEXT NOT NULL,
        PRIMARY KEY (document_id, holder)
    )""",
)

WORKS = (
    # ``source`` is the request's text; the rest of the request is JSON.
    """CREATE TABLE work (
        number INTEGER PRIMARY KEY,
        id TEXT UNIQUE NOT NULL,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        source TEXT NOT NULL,
        request TEXT NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL,
        notices TEXT NOT NULL,
        receipt TEXT,
        author TEXT NOT NULL,
        error TEXT,
        created REAL NOT NULL,
        changed REAL NOT NULL,
        deleted REAL
    )""",
    "CREATE INDEX work_in_list ON work (kind, number DESC) WHERE deleted IS NULL",
    "CREATE INDEX work_unfinished ON work (state) WHERE state IN ('waiting', 'running')",
    """CREATE TABLE work_document (
        work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        document_id TEXT NOT NULL,
        PRIMARY KEY (work_id, place)
    )""",
    "CREATE INDEX work_by_document ON work_document (document_id)",
    # A row an annotation: kinds this version does not know stay beside those it does.
    """CREATE TABLE annotation (
        work_id TEXT NOT NULL REFERENCES work (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY (work_id, place)
    )""",
)
