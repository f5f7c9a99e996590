"""The answers on their way, in whatever conversation."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.progress import Progressed
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.view.context import ViewContext


class RunningAnswers(QObject):
    """Those that wait or are written; a failed one stays until another is begun.

    Signals:
        progressed: a Progressed of any of them.
        ended: a ConversationRun; a widget that shows it may go on doing so.
    """

    progressed = Signal(object)
    ended = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._runs: list[ConversationRun] = []

    @property
    def all(self) -> tuple[ConversationRun, ...]:
        """The one begun last comes last."""
        return tuple(self._runs)

    @property
    def busy(self) -> bool:
        return any(run.busy for run in self._runs)

    def of(self, conversation_id: str) -> ConversationRun | None:
        """The last of a conversation."""
        found = [run for run in self._runs if run.conversation_id == conversation_id]
        return found[-1] if found else None

    def make(self, waiting: StoredMessage, question: StoredMessage) -> ConversationRun:
        """One for an empty answer; connect what shows it, then start it."""
        self.forget_ended()
        run = ConversationRun(self._context, waiting, question, self)
        run.progressed.connect(self._on_progressed)
        run.state_changed.connect(self._on_state_changed)
        self._runs.append(run)
        return run

    def forget_ended(self) -> None:
        """Let go of those that failed."""
        for run in self.all:
            if not run.busy:
                self._let_go(run)

    def stop(self) -> None:
        """What there is of each stays."""
        for run in self.all:  # one that waits leaves the list as it stops
            run.stop()

    def stop_of(self, conversation_id: str) -> None:
        """Those of one conversation."""
        for run in self.all:
            if run.conversation_id == conversation_id:
                run.stop()

    def _let_go(self, run: ConversationRun) -> None:
        """It lives as long as whatever shows it."""
        self._runs.remove(run)
        run.setParent(None)

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        del seconds_left  # the answer shows it
        self.progressed.emit(progress)

    @Slot()
    def _on_state_changed(self) -> None:
        run = self.sender()
        if not isinstance(run, ConversationRun) or run.busy:
            return
        if run.error is None:
            self._let_go(run)
        self.ended.emit(run)
