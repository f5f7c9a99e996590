"""What a conversation's tree needs beside its messages."""

from __future__ import annotations

TREE = (
    # 1 where the person wrote an answer in the model's place.
    "ALTER TABLE message ADD COLUMN edited INTEGER NOT NULL DEFAULT 0",
    # The id of the message it was deleted with; null for all that is there. One more deletion
    # inside keeps its own, so that each is undone by itself.
    "ALTER TABLE message ADD COLUMN deleted_with TEXT",
    "CREATE INDEX message_deleted ON message (deleted_with) WHERE deleted_with IS NOT NULL",
    # What is deleted is not found, and is again once it is back.
    """CREATE TRIGGER search_message_deleted AFTER UPDATE OF deleted_with ON message
        WHEN new.deleted_with IS NOT NULL AND old.deleted_with IS NULL
        BEGIN
            DELETE FROM search_pending WHERE kind = 'message' AND id = old.id;
            DELETE FROM search_text WHERE rowid =
                (SELECT entry FROM search_part WHERE kind = 'message' AND id = old.id);
            DELETE FROM search_part WHERE kind = 'message' AND id = old.id;
        END""",
    """CREATE TRIGGER search_message_restored AFTER UPDATE OF deleted_with ON message
        WHEN new.deleted_with IS NULL AND old.deleted_with IS NOT NULL AND new.content <> ''
        BEGIN
            INSERT OR REPLACE INTO search_pending (kind, id) VALUES ('message', new.id);
        END""",
)
