"""How an answer is getting on, or how it ended."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind, Progressed
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.notice_list import NoticeList


class AnswerState(QWidget):
    """Makes its parts when it first needs them: most answers never do.

    Signals:
        again_requested: the person wants to try again.
    """

    again_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.progress: ProgressLine | None = None
        self.notices: NoticeList | None = None
        self.error: ErrorCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP_TINY, 0, GAP_TINY)
        self._column.setSpacing(GAP_SMALL)
        self.hide()

    def show_waiting(self) -> None:
        """It waits: for the model to be loaded, or for other work."""
        model = self._context.services.model
        facts = model.current
        words = tr("Waiting for its turn…")
        if facts is not None and not model.loaded:
            words = tr("Loading {model}…", model=facts.name)
        self._progress_line().show_words(words, 0, 0, "", None)
        self._take_room()

    def show_progress(self, progress: Progressed, seconds_left: float | None) -> None:
        self._progress_line().show_progress(progress, seconds_left)
        self._take_room()

    def clear_progress(self) -> None:
        if self.progress is not None:
            self.progress.clear()
        self._take_room()

    @Slot(object)
    def add_notice(self, notice: Notice) -> None:
        if self.notices is None:
            self.notices = NoticeList(self._context.theme)
            self._column.insertWidget(0, self.notices)
        self.notices.add(notice)
        self._take_room()

    def show_ended(self, state: MessageState, notices: Sequence[Notice]) -> None:
        """It is over, in whatever way; these are all of its notices."""
        self.clear_progress()
        if self.notices is not None:
            self.notices.set_notices(())
        endings = {
            MessageState.PARTIAL: tr("This answer was interrupted."),
            MessageState.FAILED: tr("This answer could not be finished."),
        }
        ending = [Notice(NoticeKind.WARNING, endings[state])] if state in endings else []
        for notice in (*notices, *ending):
            self.add_notice(notice)
        self._take_room()

    def show_error(self, error: Exception) -> None:
        """Say why it failed, and offer to try again; that says enough about the ending."""
        if self.notices is not None:
            self.notices.set_notices(())
        if self.error is None:
            self.error = ErrorCard(self._context.theme)
            self.error.action_requested.connect(self.again_requested)
            self._column.addWidget(self.error)
        self.error.show_error(error)
        self._take_room()

    def _progress_line(self) -> ProgressLine:
        if self.progress is None:
            self.progress = ProgressLine(self._context.theme)
            self._column.addWidget(self.progress)
        return self.progress

    def _take_room(self) -> None:
        parts = (self.progress, self.notices, self.error)
        self.setVisible(any(part is not None and not part.isHidden() for part in parts))


def stored_notices(message: StoredMessage) -> tuple[Notice, ...]:
    """What the receipt tells about the way the answer ended."""
    finish = message.receipt.finish if message.receipt is not None else FinishReason.END
    if finish is FinishReason.LENGTH:
        text = tr("The answer stopped at the length limit.")
    elif finish is FinishReason.CONTEXT:
        text = tr("The answer stopped because the model’s context is full.")
    elif finish is FinishReason.LOOP:
        text = tr("The model began to repeat itself, so the answer was ended.")
    else:
        return ()
    return (Notice(NoticeKind.WARNING, text),)
