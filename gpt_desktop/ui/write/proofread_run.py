"""One run over paragraphs of a text that may change meanwhile."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.annotations import Edit, Span
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.proofread.paragraphs import Gathered, gathered
from gpt_desktop.core.tasks.base import Annotated, Notice, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.work.task_run import TaskRun


class ProofreadRun(QObject):
    """Proofreads paragraphs on the inference lane.

    Signals:
        found: an Edit of a paragraph, the paragraph, and where it begins in the document now.
        done: the paragraphs that were proofread to their end, each with its Edits.
        progressed: a Progressed, and the seconds left or None.
        noticed: a Notice.
        failed: an Exception.
        ended: after success, failure or cancellation.
    """

    found = Signal(object, str, int)
    done = Signal(object)
    progressed = Signal(object, object)
    noticed = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, context: ViewContext, editor: TextEditor, text: str, spans: list[Span]
    ) -> None:
        super().__init__(editor)
        self._context = context
        self._paragraphs: Gathered = gathered(text, spans)
        self._edits: list[list[Edit]] = [[] for _ in spans]
        places = QtPlaces(text)
        # They move along with what is written before them.
        self._cursors = [_cursor(editor, places.to_qt(span.start)) for span in spans]
        self._texts = [span.of(text) for span in spans]
        self._run: TaskRun | None = None

    def start(self, model_id: str, ignored: str) -> None:
        """Begin; connect before.

        Args:
            ignored: words to leave as they are, parted by blanks.
        """
        request = TaskRequest(text=self._paragraphs.text, options={"ignored": ignored})
        work = partial(self._work, request, model_id)
        run = TaskRun(tr("Proofreading"), work, self._context.lanes.inference, self)
        run.event_received.connect(self._on_event)
        run.progressed.connect(self._on_progressed)
        run.noticed.connect(self._on_noticed)
        run.succeeded.connect(self._on_succeeded)
        run.failed.connect(self.failed)
        run.ended.connect(self.ended)
        self._run = run
        run.start()

    def stop(self) -> None:
        if self._run is not None:
            self._run.cancel()

    def abandon(self) -> None:
        """Stop, and never say anything again."""
        self.blockSignals(True)
        if self._run is not None:
            self._run.abandon()
        self.deleteLater()

    def _work(
        self, request: TaskRequest, model_id: str, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        task = self._context.tasks["proofread"]
        return self._context.services.run_task(task, request, token, model_id)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if not isinstance(event, Annotated) or not isinstance(event.annotation, Edit):
            return
        number, edit = self._paragraphs.located(event.annotation)
        self._edits[number].append(edit)
        self.found.emit(edit, self._texts[number], self._cursors[number].position())

    @Slot(object)
    def _on_progressed(self, progress: Progressed) -> None:
        left = self._run.seconds_left(progress) if self._run is not None else None
        self.progressed.emit(progress, left)

    @Slot(object)
    def _on_noticed(self, notice: Notice) -> None:
        self.noticed.emit(notice)

    @Slot(object)
    def _on_succeeded(self, result: TaskResult) -> None:
        if result.finish is not FinishReason.CANCELLED:
            self.done.emit(list(zip(self._texts, self._edits, strict=True)))


def _cursor(editor: TextEditor, place: int) -> QTextCursor:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(place)
    return cursor
