"""What the views of tasks share: runs, drafts, shortcuts, the state without a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, SignalInstance, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Usage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import OptionSpec, Task
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept, View
from gpt_desktop.ui.work.history_side import HistorySide
from gpt_desktop.ui.work.kept_work import KeptWork
from gpt_desktop.ui.work.running_work import RunningWork

_KEEP_EVERY_MS = 3000


class TaskView(View):
    """A view over one task. Subclasses say what to keep by ``draft``."""

    uses_model = True

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._works: list[RunningWork] = []
        self.history = HistorySide(context, self.view_id)
        self.history.work_opened.connect(self.open_work)
        self.history.undo_offered.connect(self.undo_offered)
        self.history.failed.connect(self._on_history_failed)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_EVERY_MS)
        self._keeper.timeout.connect(self.keep_draft)

    @property
    def task(self) -> Task:
        return self.context.tasks[self.view_id]

    @property
    def busy(self) -> bool:
        return any(work.busy for work in self._works)

    def option(self, option_id: str) -> OptionSpec:
        """The task's option of an id; raises KeyError if there is none."""
        for spec in self.task.options:
            if spec.id == option_id:
                return spec
        raise KeyError(option_id)

    @Slot()
    def stop(self) -> None:
        for work in self._works:
            work.stop()

    def forget(self, kept: Kept) -> None:
        if kept is Kept.WORKS:
            self.stop()
            self.forget_works()
            self.history.show_rows(())
            self.save_state()

    def forget_works(self) -> None:
        """Show none any more; all are about to be deleted for good."""
        raise NotImplementedError

    def draft(self) -> dict[str, object]:
        """What the view holds, as JSON can hold it."""
        return {}

    @Slot()
    def save_state(self) -> None:
        self.keep_draft()

    @Slot()
    def keep_draft(self) -> None:
        """Save the draft now."""
        self._keeper.stop()
        try:
            self.context.services.drafts.save_draft(self.view_id, self.draft())
        except UserFacingError as error:
            self.message_posted.emit(str(error))

    @Slot()
    def keep_soon(self) -> None:
        """Save the draft within a few seconds, however often this is called."""
        if not self._keeper.isActive():
            self._keeper.start()

    def follow(self, work: RunningWork) -> None:
        """Let a result take part in what the view says of itself."""
        self._works.append(work)
        for signal, slot in self._connections(work):
            signal.connect(slot)

    def unfollow(self, work: RunningWork) -> None:
        """Stop a result and take it out of what the view says of itself."""
        work.stop()
        self._works.remove(work)
        for signal, slot in self._connections(work):
            signal.disconnect(slot)
        self._on_work_changed()

    def new_work(self) -> KeptWork:
        """An empty one; ``follow`` lets it take part in what the view says of itself."""
        return KeptWork(self.context.services.works, self)

    def make(
        self, work: KeptWork, title: str, job: str, request: WorkRequest, task: Task | None = None
    ) -> None:
        """Run the view's task into ``work``; without a model, go where there are some.

        Args:
            title: names the work in the history.
            job: what the job list shows.
            task: another one whose works are of the same kind.
        """
        services = self.context.services
        if services.model.current is None:
            self.message_posted.emit(tr("There is no model on this computer yet."))
            self.view_requested.emit("models")
            return
        try:
            asked = replace(request, model_id=self.model_id)
            stored = services.works.start(self.view_id, title, asked)
        except UserFacingError as error:
            work.fail(error)
            return
        work.make(stored, job, task or self.task, self.context.lanes.inference)

    @Slot(object)
    def open_work(self, stored: Work) -> None:
        """Show a work out of the history; what runs goes on."""
        raise NotImplementedError

    def let_finish(self, work: KeptWork) -> None:
        """Show it no more, but let it go on to its end, which the history then has."""
        if work.busy:
            work.state_changed.connect(partial(self._let_go_if_ended, work))
        else:
            self._let_go_if_ended(work)

    def finishing(self, work_id: str) -> KeptWork | None:
        """One that still runs, such as one that was let finish."""
        for work in self._works:
            if isinstance(work, KeptWork) and work.id == work_id and work.busy:
                return work
        return None

    def stored_work(self, work_id: object) -> Work | None:
        """A work that a draft names, where it is still there."""
        if not isinstance(work_id, str) or not work_id:
            return None
        return self.context.services.work_store.get(work_id)

    def _connections(
        self, work: RunningWork
    ) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (work.usage_changed, self._on_usage_changed),
            (work.progressed, self._on_work_progressed),
            (work.state_changed, self._on_work_changed),
            (work.text_added, self.keep_soon),
        )

    def _let_go_if_ended(self, work: KeptWork) -> None:
        if not work.busy and work in self._works:
            self.unfollow(work)
            work.deleteLater()

    @Slot(object)
    def _on_history_failed(self, error: Exception) -> None:
        self.message_posted.emit(str(error))

    @Slot(object)
    def _on_usage_changed(self, usage: Usage) -> None:
        self.usage_changed.emit(usage)

    @Slot(object, object)
    def _on_work_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        del seconds_left  # the pane beside the text shows it
        self.activity_changed.emit(progress)

    @Slot()
    def _on_work_changed(self) -> None:
        self.keep_soon()
        self.context.changes.works.emit()
        if self.busy:
            writing = any(work.busy for work in self._works)
            phase = Phase.WRITING if writing else Phase.READING
            self.activity_changed.emit(Progressed(phase, 0, 0, Unit.TOKENS, tr(self.title)))
        else:
            self.activity_changed.emit(None)
