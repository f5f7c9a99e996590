"""How documents are found that came with messages."""

from __future__ import annotations

ATTACHMENTS = (
    # Few messages have any: without the others, asking for all of them takes no time.
    "CREATE INDEX message_with_files ON message (id) WHERE attachments IS NOT NULL",
)
