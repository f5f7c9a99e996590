"""Works: whatever a task makes outside a conversation, kept as it comes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.documents import Document, DocumentStore
from gpt_desktop.core.errors import ErrorWords, UserFacingError, error_words
from gpt_desktop.core.generation import FinishReason, Receipt
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest
from gpt_desktop.core.tasks.translate.options import TARGET
from gpt_desktop.core.translation.aids import TranslationAids, written_in
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState, WorkStore
from gpt_desktop.services.ports import ModelState, RunTask
from gpt_desktop.services.recorder import Recorded, Recorder

log = logging.getLogger(__name__)

_UNSAVED = mark("This result is not being saved: {reason}")

Making = Generator[TaskEvent, None, Work]


class StoredWorks:
    """Implements ``Works`` with stores and the model that is chosen.

    Args:
        aids: what a translation with these options keeps to.
        done: is told of each work that is made; its failing does no harm to the work.
    """

    def __init__(
        self,
        store: WorkStore,
        documents: DocumentStore,
        run_task: RunTask,
        model: ModelState,
        *,
        parts: PartStore | None = None,
        aids: Callable[[Mapping[str, str]], TranslationAids] | None = None,
        done: Callable[[Work], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._documents = documents
        self._run_task = run_task
        self._model = model
        self._parts = parts
        self._aids = aids
        self._done = done
        self._clock = clock

    def start(self, kind: str, title: str, request: WorkRequest) -> Work:
        """Store a work that waits; see ``Works.start``.

        Raises:
            UserFacingError: it cannot be stored.
        """
        facts = self._model.facts(request.model_id)
        author = facts.name if facts is not None else ""
        return self._store.create(kind, title, request, author)

    def task_request(self, request: WorkRequest) -> TaskRequest:
        """What the task is asked, with the documents; see ``Works.task_request``.

        Raises:
            UserFacingError: a document is no longer there.
        """
        return TaskRequest(
            text=request.text,
            options=request.options,
            documents=tuple(self._document(each) for each in request.document_ids),
            instruction=request.instruction,
            parts=self._parts,
            aids=self._aids_of(request),
        )

    def run(self, work: Work, task: Task, request: TaskRequest, token: CancelToken) -> Making:
        """Make a work; see ``Works.run``.

        Raises:
            UserFacingError: it cannot be made or, after all of it was yielded, not be saved.
        """
        recorder = Recorder(lambda so_far: self._grow(work, so_far), _UNSAVED, self._clock)
        try:
            run = self._run_task(task, request, token, work.request.model_id)
            result = yield from recorder.record(run)
        except CancelledError:
            return self._end(work, WorkState.STOPPED, recorder.recorded)
        except GeneratorExit:
            self._end_after_error(work, WorkState.STOPPED, recorder.recorded)
            raise
        except BaseException as error:
            words = error_words(error)
            self._end_after_error(work, WorkState.FAILED, recorder.recorded, words)
            raise
        stopped = result.finish is FinishReason.CANCELLED
        state = WorkState.STOPPED if stopped else WorkState.DONE
        ended = self._end(work, state, recorder.recorded, result.receipt)
        self._tell_done(ended)
        return ended

    def _aids_of(self, request: WorkRequest) -> TranslationAids:
        aids = TranslationAids()
        if self._aids is not None and TARGET.id in request.options:
            aids = self._aids(request.options)
        return replace(aids, written=written_in(request.extra.get("locked", "")))

    def give_up(self, work: Work) -> None:
        """Note that a work that never began was stopped; see ``Works.give_up``."""
        self._store.end(work.id, WorkEnd(WorkState.STOPPED, work.text))

    def _tell_done(self, work: Work) -> None:
        if self._done is None or work.state is not WorkState.DONE:
            return
        try:
            self._done(work)
        except UserFacingError:
            log.exception("What is kept of a finished work could not be")

    def _document(self, document_id: str) -> Document:
        document = self._documents.load(document_id)
        if document is None:
            raise UserFacingError(
                tr("The text this was made from is no longer there."),
                tr("It was deleted for good, perhaps by another copy of the app."),
                tr("Open the file again."),
            )
        return document

    def _grow(self, work: Work, so_far: Recorded) -> None:
        self._store.update(work.id, so_far.text, so_far.notices, so_far.annotations)

    def _end(
        self,
        work: Work,
        state: WorkState,
        made: Recorded,
        receipt: Receipt | None = None,
        error: ErrorWords | None = None,
    ) -> Work:
        # Another model than was asked for may have stood in.
        facts = None if receipt is None else self._model.facts(receipt.model_id)
        author = None if facts is None else facts.name
        end = WorkEnd(state, made.text, made.notices, made.annotations, receipt, error, author)
        return self._store.end(work.id, end)

    def _end_after_error(
        self, work: Work, state: WorkState, made: Recorded, error: ErrorWords | None = None
    ) -> None:
        """The same where another error is on its way and must not be hidden by a second."""
        try:
            self._end(work, state, made, error=error)
        except UserFacingError:
            log.exception("An unfinished work could not be saved")
