"""Whether a statement changed what it was to change."""

from __future__ import annotations

import sqlite3

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr


def require(changed: sqlite3.Cursor) -> None:
    """Raises UserFacingError where a statement found nothing to change."""
    if changed.rowcount == 0:
        raise gone()


def gone() -> UserFacingError:
    """What is said of a conversation, or a message of one, that is not there any more."""
    return UserFacingError(
        tr("This conversation no longer exists."),
        tr("It was deleted for good, perhaps by another copy of the app."),
        tr("Start a new conversation."),
    )
