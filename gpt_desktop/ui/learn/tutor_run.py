"""One step of a session while the tutor works on it."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import Any

from PySide6.QtCore import QObject

from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.session import Role
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.works import Work, WorkState
from gpt_desktop.services.learn_ports import Tutor
from gpt_desktop.ui.work.running_work import RunningWork


class TutorRun(RunningWork):
    """Begins the session with its first step.

    Attributes:
        session: as the store has it now; None before there is one.
        role: of the step that is asked for, or was last.
    """

    def __init__(self, sessions: Tutor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sessions = sessions
        self.session: Work | None = None
        self.role: Role | None = None

    def show_session(self, work: Work | None) -> None:
        """Be about another session; what runs is dropped."""
        self.abandon()
        self._clear_facts()
        self.text = ""
        self.session = work
        self.role = None
        self.state_changed.emit()

    def ask(
        self,
        role: Role,
        exercise: str,
        options: Mapping[str, str],
        lane: Lane,
        *,
        title: str,
        question: str = "",
        model_id: str = "",
    ) -> None:
        """Ask for a step; ``title`` is what the job list shows."""
        self.text = ""
        self.role = role
        sessions, known = self._sessions, self.session

        def work(token: CancelToken) -> Generator[TaskEvent | Work, None, Work]:
            session = known or sessions.begin(exercise, options, model_id)
            yield session
            return (yield from sessions.ask(session, role, token, question))

        self.start(title, work, lane, "")

    def take_result(self, result: Any) -> WorkState | None:
        if not isinstance(result, Work):
            raise TypeError(f"a session ended as {type(result).__name__}")
        self.session = result
        if result.receipt is not None:
            self.usage_changed.emit(result.receipt.usage)
        return WorkState.DONE

    def take_cancelled(self) -> WorkState | None:
        return WorkState.STOPPED

    def _on_event(self, event: object) -> None:
        if isinstance(event, Work):
            self.session = event
            return
        super()._on_event(event)
