"""An answer on its way into the store."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from gpt_desktop.core.conversations import ConversationStore, MessageState, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import (
    Notice,
    NoticeKind,
    TaskEvent,
    TextAdded,
    TextReset,
)

log = logging.getLogger(__name__)

SAVE_SECONDS = 0.5


class AnswerRecord:
    """Gathers an answer's text and saves it at once, then every half second at most.

    A store that fails in mid-answer is told of once; the text stays here and goes on.
    """

    def __init__(
        self, store: ConversationStore, answer: StoredMessage, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._answer = answer
        self._clock = clock
        self._parts: list[str] = []
        self._saved_at: float | None = None
        self._told = False

    @property
    def text(self) -> str:
        return "".join(self._parts)

    def take(self, event: TaskEvent) -> Notice | None:
        """Record an event; a warning comes back the first time saving fails."""
        if isinstance(event, TextReset):
            self._parts.clear()
        if not isinstance(event, TextAdded):
            return None
        self._parts.append(event.text)
        now = self._clock()
        if self._saved_at is not None and now - self._saved_at < SAVE_SECONDS:
            return None
        self._saved_at = now
        try:
            self._store.update_message(self._answer.id, self.text, MessageState.PARTIAL)
        except UserFacingError as error:
            return self._warning(error)
        return None

    def end(self, state: MessageState, receipt: Receipt | None = None) -> StoredMessage:
        """Save the answer as it ended.

        Raises:
            UserFacingError: it cannot be saved.
        """
        self._store.update_message(self._answer.id, self.text, state, receipt)
        return replace(self._answer, content=self.text, state=state, receipt=receipt)

    def end_after_error(self, state: MessageState) -> None:
        """The same where another error is on its way and must not be hidden by a second."""
        try:
            self.end(state)
        except UserFacingError:
            log.exception("An unfinished answer could not be saved")

    def _warning(self, error: UserFacingError) -> Notice | None:
        log.warning("A part of an answer could not be saved: %s", error)
        if self._told:
            return None
        self._told = True
        words = tr("This answer is not being saved: {reason}", reason=error.what)
        return Notice(NoticeKind.WARNING, words)
