"""Reading an event out of a sentence: at once by code, then a better title by the model."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.proposal import Proposal
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.task_run import TaskRun


class SentenceReading(QObject):
    """Of several sentences only the newest one's answers come.

    Signals:
        answered: the Proposal that code read.
        bettered: the same with another title; comes later, or never.
        failed: an Exception.
    """

    answered = Signal(object)
    bettered = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._agenda = agenda
        self._read: Proposal | None = None
        self._run: TaskRun | None = None
        self._question = Question(context.lanes.io, tr("Reading a sentence"), self)
        self._question.answered.connect(self._on_read)
        self._question.failed.connect(self.failed)

    @property
    def open(self) -> bool:
        """Whether the first answer is awaited."""
        return self._question.open

    def ask(self, sentence: str) -> None:
        """Read a sentence."""
        self._drop_run()
        self._question.ask(partial(self._agenda.read, sentence))

    @Slot(object)
    def _on_read(self, proposal: Proposal) -> None:
        self._read = proposal
        self.answered.emit(proposal)
        if self._context.services.model.current is None:
            return
        work = partial(self._agenda.propose, proposal.sentence)
        lane = self._context.lanes.inference
        self._run = TaskRun(tr("Looking for a title"), work, lane, self, asked=False)
        self._run.succeeded.connect(self._on_proposed)
        self._run.start()

    @Slot(object)
    def _on_proposed(self, proposal: Proposal) -> None:
        read, self._read = self._read, None
        if read is not None and proposal.draft != read.draft:
            self.bettered.emit(proposal)

    def _drop_run(self) -> None:
        if self._run is not None:
            self._run.abandon()
            self._run.deleteLater()
            self._run = None
