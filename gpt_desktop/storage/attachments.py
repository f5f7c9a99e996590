"""What came with a question, as JSON."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence

from gpt_desktop.core.conversations import Attachment
from gpt_desktop.core.storable_text import storable

log = logging.getLogger(__name__)


def attachments_to_json(attachments: Sequence[Attachment]) -> str | None:
    """Pairs of a document's id and its name; None for nothing."""
    pairs = [[each.document_id, storable(each.name)] for each in attachments]
    return json.dumps(pairs) if pairs else None


def attachments_from_json(text: str | None) -> tuple[Attachment, ...]:
    """Those that can be read."""
    if not text:
        return ()
    try:
        return tuple(
            Attachment(str(document_id), str(name)) for document_id, name in json.loads(text)
        )
    except (ValueError, TypeError) as error:
        log.warning("What came with a question could not be read: %r", error)
        return ()
