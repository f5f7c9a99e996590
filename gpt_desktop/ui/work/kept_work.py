"""A result that is kept: what a view shows of a stored work, and makes anew."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.tasks.base import Task, TaskEvent
from gpt_desktop.core.works import Work, WorkState
from gpt_desktop.services.ports import Works
from gpt_desktop.ui.work.running_work import RunningWork


class KeptWork(RunningWork):
    """Each run makes a work of its own; what was made before stays in the history.

    A run that fails or is stopped before its first word leaves the work before it in place,
    with what was noted of it.

    Attributes:
        stored: the work that is shown, as the store last had it; None before there is one.
    """

    def __init__(self, works: Works, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works = works
        self._before: Work | None = None
        self.stored: Work | None = None

    @property
    def id(self) -> str:
        """Of what is shown; "" before there is anything."""
        return self.stored.id if self.stored is not None else ""

    def make(self, stored: Work, title: str, task: Task, lane: Lane) -> None:
        """Make a work that was started; ``title`` is what the job list shows."""
        works = self._works

        def making(token: CancelToken) -> Generator[TaskEvent, None, Work]:
            # Its documents are read from the store, which is nothing for the window's thread.
            return (yield from works.run(stored, task, works.task_request(stored.request), token))

        self._before = self.stored if self.text else None
        self.stored = stored
        self.model_id = stored.request.model_id
        self.start(title, making, lane, stored.author)

    def show(self, work: Work) -> None:
        """Show a stored work as it was; what runs is dropped."""
        self.abandon()
        self._before = None
        self._take_over(work)
        self._tell_all()

    def show_text(self, text: str) -> None:
        """Show a text of the person's own; what runs is dropped."""
        self.abandon()
        self._before = self.stored = None
        self._clear_facts()
        self.text, self.author = text, ""
        self.state = WorkState.DONE if text else None
        self._tell_all()

    def rewrite(self, text: str, annotations: Sequence[Annotation]) -> None:
        """The person changed what there is; whoever calls this stores ``stored``.

        Raises:
            RuntimeError: nothing is stored, or it is still being written.
        """
        if self.stored is None or self.state is None or self.busy:
            raise RuntimeError("only a work that has ended can be changed")
        self.text, self.annotations = text, list(annotations)
        self.stored = replace(
            self.stored, text=text, annotations=tuple(annotations), state=self.state
        )
        self.state_changed.emit()

    def fail(self, error: Exception) -> None:
        if self._old_text and self._before is not None:
            self._take_over(self._before)
        super().fail(error)

    def take_result(self, result: Any) -> WorkState | None:
        if not isinstance(result, Work):
            raise TypeError(f"a work ended as {type(result).__name__}")
        if result.receipt is not None:
            self.usage_changed.emit(result.receipt.usage)
        if result.state is WorkState.STOPPED and not result.text:
            return self._nothing_came()
        self.stored = result
        self.author = result.author
        if self._old_text:  # it ended without a word
            self._on_text_reset()
        return result.state

    def take_cancelled(self) -> WorkState | None:
        """Stopped before its turn had come."""
        if self.stored is not None:
            self._works.give_up(self.stored)
        return self._nothing_came()

    def _tell_all(self) -> None:
        self.text_reset.emit()
        if self.text:
            self.text_added.emit(self.text)
        self.state_changed.emit()

    def _nothing_came(self) -> WorkState | None:
        if self._before is None:
            self.stored = None
            return None
        self._take_over(self._before)
        return self._before.state

    def _take_over(self, work: Work) -> None:
        self._clear_facts()
        self._old_text = False
        self.stored = work
        self.text = work.text
        self.author = work.author
        self.notices = list(work.notices)
        self.annotations = list(work.annotations)
        self.error = work.error.to_error() if work.error is not None else None
        # What a crash left behind is not going on.
        self.state = WorkState.STOPPED if work.state.busy else work.state
