"""What is said below a stored answer about the way it ended."""

from __future__ import annotations

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.notices import STILL_THINKING, UNFINISHED

_STATES = {
    MessageState.PARTIAL: mark("This answer was interrupted."),
    MessageState.FAILED: mark("This answer could not be finished."),
}
_FINISHES = {
    FinishReason.LENGTH: mark("The answer stopped at the length limit."),
    FinishReason.CONTEXT: mark("The answer stopped because the model’s context is full."),
    FinishReason.LOOP: mark("The model began to repeat itself, so the answer was ended."),
}


def ending_notices(message: StoredMessage) -> tuple[Notice, ...]:
    """What its state and its receipt tell."""
    finish = message.receipt.finish if message.receipt is not None else FinishReason.END
    ended = _FINISHES.get(finish)
    if message.still_thinking and finish in UNFINISHED:
        ended = STILL_THINKING[finish is FinishReason.CONTEXT]
    words = (ended, _STATES.get(message.state))
    return tuple(Notice(NoticeKind.WARNING, tr(each)) for each in words if each is not None)
