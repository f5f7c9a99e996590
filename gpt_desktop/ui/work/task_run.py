"""One run of a task for a view: a job whose text reaches the screen about 30 times a second."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.pace import Pace
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Notice, TextAdded, TextReset, ThoughtAdded
from gpt_desktop.ui.work.awake_clock import AwakeClock

SCREEN_INTERVAL_MS = 33


class TaskRun(QObject):
    """Starts its work on a lane and gathers the events.

    A view keeps the run it waits for and drops the signals of any other by disconnecting or
    replacing it (``abandon``). Text arrives in batches; order with resets is kept.

    Signals:
        text_added: a batch of new text.
        text_reset: what was shown was an intermediate result.
        thinking_added: a batch of what the model thinks before it answers.
        progressed: a Progressed, at most once a batch and phase.
        noticed: a Notice.
        event_received: anything else the work yields.
        succeeded: what the work returned.
        failed: an Exception.
        ended: after success, failure or cancellation.
    """

    text_added = Signal(str)
    text_reset = Signal()
    thinking_added = Signal(str)
    progressed = Signal(object)
    noticed = Signal(object)
    event_received = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(
        self,
        title: str,
        work: Work,
        lane: Lane,
        parent: QObject | None = None,
        *,
        asked: bool = True,
    ) -> None:
        super().__init__(parent)
        self._pending: list[str] = []
        self._thoughts: list[str] = []
        self._latest: Progressed | None = None
        self._clock = AwakeClock()  # ticked by the timer, as long as the run goes on
        self._pace = Pace()
        self._timer = QTimer(self)
        self._timer.setInterval(SCREEN_INTERVAL_MS)
        self._timer.timeout.connect(self._flush)
        self._job = Job(title, work, asked=asked)
        self._job.progressed.connect(self._on_event)
        self._job.succeeded.connect(self._on_succeeded)
        self._job.failed.connect(self._on_failed)
        self._job.cancelled.connect(self._on_cancelled)
        self._job.finished.connect(self._on_finished)
        self._lane = lane
        self.running = False

    def start(self) -> None:
        """Connect before calling."""
        self.running = True
        self._timer.start()
        self._lane.start(self._job)

    def cancel(self) -> None:
        """Ask it to stop; ``ended`` follows."""
        self._job.cancel()

    def abandon(self) -> None:
        """Cancel, and never say anything again."""
        self.blockSignals(True)
        self._job.cancel()

    @property
    def title(self) -> str:
        return self._job.title

    @property
    def seconds(self) -> float:
        """Since the run was made, without the time the computer slept."""
        return self._clock.tick()

    def seconds_left(self, progress: Progressed) -> float | None:
        """Of the phase; None while there is too little to tell."""
        now = self._clock.tick()
        return self._pace.seconds_left(progress.phase, progress.done, progress.total, now)

    @Slot(object)
    def _on_event(self, event: Any) -> None:
        match event:
            case TextAdded():
                self._pending.append(event.text)
            case ThoughtAdded():
                self._thoughts.append(event.text)
            case TextReset():
                self._flush()
                self.text_reset.emit()
            case Progressed():
                self.seconds_left(event)  # each is timed, also those that are not shown
                self._latest = event
            case Notice():
                self._flush()
                self.noticed.emit(event)
            case _:
                self._flush()
                self.event_received.emit(event)

    @Slot()
    def _flush(self) -> None:
        self._clock.tick()
        if self._latest is not None:
            latest, self._latest = self._latest, None
            self.progressed.emit(latest)
        if self._thoughts:
            thought, self._thoughts = "".join(self._thoughts), []
            self.thinking_added.emit(thought)
        if self._pending:
            text, self._pending = "".join(self._pending), []
            self.text_added.emit(text)

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        self._flush()
        self.running = False
        self.succeeded.emit(result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._flush()
        self.running = False
        self.failed.emit(error)

    @Slot()
    def _on_cancelled(self) -> None:
        self._flush()
        self.running = False
        self.cancelled.emit()

    @Slot()
    def _on_finished(self) -> None:
        self._timer.stop()
        self.running = False
        self.ended.emit()
