"""Fills the panel of "Why these words": one result at a time, measured on the inference lane."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from math import ceil
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.job import Job, Work
from gpt_desktop.core.abilities import AttendedToken
from gpt_desktop.core.annotations import LeftOut
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.pace import Pace
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Annotated, TaskEvent
from gpt_desktop.services.why_ports import ExplainWords, WhyLook, WhyOf
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.why_panel import WhyPanel


class WhyDesk(QObject):
    """Belongs to a view, which puts ``panel`` beside its result.

    Signals:
        closed: the panel was put away.
    """

    closed = Signal()

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.panel = WhyPanel(context.theme)
        self.panel.hide()
        self._of: WhyOf | None = None
        self._job: Job | None = None
        self._found: list[LeftOut] = []
        self._pace = Pace()
        self.panel.closed.connect(self.close)
        self.panel.cancel.clicked.connect(self.cancel)
        self.panel.look.clicked.connect(self.look_at_attention)
        self.panel.leave_out.clicked.connect(self.leave_out)

    @property
    def why(self) -> ExplainWords | None:
        """None where nothing is measured."""
        return self._context.services.why

    @property
    def busy(self) -> bool:
        """Whether something is being measured."""
        return self._job is not None

    @property
    def shown(self) -> WhyOf | None:
        """The result that is shown; None where none is."""
        return self._of

    def show_nothing(self, words: str) -> None:
        """Say what is to be done before there is anything to show."""
        self.cancel()
        self._of, self._found = None, []
        self.panel.clear()
        self.panel.remark.setText(words)
        self.panel.remark.show()
        self.panel.show()

    def open(self, of: WhyOf, *, takes_focus: bool = True) -> None:
        """Show a result, and measure what one reading of it says."""
        why = self.why
        if why is None:
            return
        self.cancel()
        self._of, self._found = of, []
        self.panel.clear()
        self.panel.show()
        if takes_focus:
            self.panel.setFocus()

        def work(token: CancelToken) -> Generator[TaskEvent, None, WhyLook]:
            return why.look(of, token)

        self._start(tr("Reading the result"), work, self._on_looked)

    @Slot()
    def close(self) -> None:
        """Put the panel away; what is being measured is stopped, and what was is kept."""
        self.cancel()
        self._of = None
        self.panel.hide()
        self.closed.emit()

    @Slot()
    def cancel(self) -> None:
        """Stop what is being measured; what there is stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot()
    def leave_out(self) -> None:
        """Measure the result without each part of what was asked."""
        why, of = self.why, self._of
        if why is None or of is None or self.busy:
            return
        self._found = []
        self._pace.restart()

        def work(token: CancelToken) -> Generator[TaskEvent, None, tuple[LeftOut, ...]]:
            return why.leave_out(of, token)

        self._start(tr("Leaving out each part"), work, self._on_left_out)

    @Slot()
    def look_at_attention(self) -> None:
        """Measure where the model looked for the chosen word."""
        why, of, number = self.why, self._of, self.panel.chosen
        if why is None or of is None or number < 0 or self.busy:
            return

        def work(token: CancelToken) -> Generator[TaskEvent, None, tuple[AttendedToken, ...]]:
            return why.attention(of, number, token)

        self._start(tr("Reading where the model looked"), work, self._on_attended)

    def _start(self, title: str, work: Work, done: Callable[[Any], object]) -> None:
        job = Job(title, work, self)
        job.progressed.connect(self._on_progressed)
        job.succeeded.connect(done)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._on_finished)
        self._job = job
        self.panel.error.clear()
        self.panel.progress.show_words(title, 0, 0, "", None)
        self.panel.cancel.show()
        self._show_ready()
        self._context.lanes.inference.start(job)

    def _is_old(self) -> bool:
        """Whether a signal comes from a job that is not the current one any more."""
        return self.sender() is not self._job

    @Slot(object)
    def _on_looked(self, look: WhyLook) -> None:
        if self._is_old() or look.of != self._of:
            return
        self.panel.show_look(look)
        self.panel.budget.setText(_budget(look))
        self._found = list(look.left_out)
        self._show_found()

    @Slot(object)
    def _on_left_out(self, found: tuple[LeftOut, ...]) -> None:
        if not self._is_old():
            self._found = list(found)
            self._show_found()

    @Slot(object)
    def _on_attended(self, tokens: tuple[AttendedToken, ...]) -> None:
        if not self._is_old():
            self.panel.attention.show_tokens(tokens)
            self.panel.attention.show()
            self.panel.attention_note.show()

    @Slot(object)
    def _on_progressed(self, event: TaskEvent) -> None:
        if self._is_old():
            return
        if isinstance(event, Progressed):
            now = time.monotonic()
            left = self._pace.seconds_left(event.phase, event.done, event.total, now)
            self.panel.progress.show_progress(event, left)
        elif isinstance(event, Annotated) and isinstance(event.annotation, LeftOut):
            self._found.append(event.annotation)
            self._show_found()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not self._is_old():
            self.panel.error.show_error(error, offers_action=False)

    @Slot()
    def _on_finished(self) -> None:
        if not self._is_old():
            self._job = None
            self.panel.progress.clear()
            self.panel.cancel.hide()
            self._show_ready()

    def _show_found(self) -> None:
        self.panel.bars.show_parts(self._found)
        self.panel.bars.setVisible(bool(self._found))

    def _show_ready(self) -> None:
        self.panel.look.setEnabled(not self.busy)
        self.panel.leave_out.setEnabled(not self.busy)


def _budget(look: WhyLook) -> str:
    """What leaving out each part takes, told before."""
    parts = tr_count(
        "What was asked has {count} part.", "What was asked has {count} parts.", look.parts
    )
    seconds = max(1, ceil(look.seconds))
    return parts + tr(
        " Each is left out once and the same words are read again: at most about {seconds} s.",
        seconds=seconds,
    )
