"""Sessions of the tutor: kept as they grow, what is computed known before the model speaks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping, Sequence

from gpt_desktop.core.annotations import Standing, TutorPart
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.excerpt import TITLE_WIDTH, beginning
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.i18n import mark
from gpt_desktop.core.learning.checked_lines import lines_step, without_result
from gpt_desktop.core.learning.computing import Computed, ComputesExercises, LineCheck
from gpt_desktop.core.learning.session import (
    SESSION_KIND,
    Role,
    SessionStep,
    session_steps,
    session_text,
)
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import Annotated, Task, TaskEvent, TextAdded
from gpt_desktop.core.tasks.learn.solution import solutions_withheld
from gpt_desktop.core.works import Work, WorkEnd, WorkRequest, WorkState, WorkStore
from gpt_desktop.services.learn_ports import CheckedSession
from gpt_desktop.services.ports import ModelState, RunTask
from gpt_desktop.services.recorder import Recorded, Recorder
from gpt_desktop.services.tutor_steps import computed_step, tutor_request

log = logging.getLogger(__name__)

_UNSAVED = mark("This session is not being saved: {reason}")
_REMEMBERED = 16  # exercises


class TutorSessions:
    """Implements ``Tutor``.

    Args:
        exercises: None where nothing is computed.
    """

    def __init__(
        self,
        store: WorkStore,
        *,
        run_task: RunTask,
        task: Task,
        model: ModelState,
        settings: SettingsStore,
        exercises: ComputesExercises | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._run_task = run_task
        self._task = task
        self._model = model
        self._settings = settings
        self._exercises = exercises
        self._clock = clock
        self._solved: dict[str, Computed | None] = {}

    @property
    def withheld(self) -> bool:
        """Whether solutions are turned off, for teachers."""
        return not self._settings.load().tutor_solutions

    def begin(self, exercise: str, options: Mapping[str, str], model_id: str = "") -> Work:
        """Store a session without steps.

        Raises:
            UserFacingError: it cannot be stored.
        """
        facts = self._model.facts(model_id)
        request = WorkRequest(exercise, options, model_id=model_id)
        title = beginning(exercise, TITLE_WIDTH)
        work = self._store.create(SESSION_KIND, title, request, facts.name if facts else "")
        return self._keep(work, ())

    def ask(
        self, work: Work, role: Role, token: CancelToken, question: str = ""
    ) -> Generator[TaskEvent, None, Work]:
        """Add a step; its text comes as events, the session with it is returned.

        What code can tell alone is told without a model, where there is none. A step that was
        stopped keeps what there is.

        Args:
            question: the learner's, for ``Role.ANSWER``.

        Raises:
            UserFacingError: solutions are turned off, or what the model raises.
        """
        if role is Role.SOLUTION and self.withheld:
            raise solutions_withheld()
        before = list(session_steps(work.text, work.annotations))
        if role is Role.ANSWER:
            before.append(SessionStep(Role.QUESTION, question.strip()))
            self._keep(work, before)  # what a person wrote outlives whatever comes
        solved = self._computed(work.request.text)
        alone = self._model.facts(work.request.model_id) is None
        own = computed_step(role, work.request.text, solved, self._exercises, alone=alone)
        if own is not None:
            yield TextAdded(own.text)
            yield Annotated(_part_of(own))
            return self._keep(work, [*before, own])
        recorder = Recorder(
            lambda made: self._grow(work, before, role, made), _UNSAVED, self._clock
        )
        request = tutor_request(
            role,
            work.request.text,
            work.request.options,
            solved,
            withheld=self.withheld,
            before=before,
            question=question,
        )
        run = self._run_task(self._task, request, token, work.request.model_id)
        try:
            result = yield from recorder.record(run)
        except CancelledError:
            return self._keep(work, [*before, *_made(role, recorder.recorded)])
        except BaseException:
            self._keep_unless_full(work, [*before, *_made(role, recorder.recorded)])
            raise
        steps = [*before, *_made(role, recorder.recorded)]
        return self._keep(work, steps, recorder.recorded, result.receipt)

    def check(self, work: Work, lines: Sequence[str]) -> CheckedSession:
        """Look at the learner's lines, and keep them in the session in place of earlier ones."""
        checks: tuple[LineCheck, ...] = ()
        if self._exercises is not None:
            checks = tuple(self._exercises.check(work.request.text, lines))
        before = session_steps(work.text, work.annotations)
        if self.withheld or all(each.role is not Role.SOLUTION for each in before):
            solved = self._computed(work.request.text)
            checks = without_result(checks, work.request.text, solved)
        steps = [each for each in before if each.role is not Role.LINES]
        return CheckedSession(self._keep(work, [*steps, lines_step(lines, checks)]), checks)

    def _computed(self, exercise: str) -> Computed | None:
        if self._exercises is None:
            return None
        if exercise not in self._solved:
            if len(self._solved) >= _REMEMBERED:
                self._solved.clear()
            self._solved[exercise] = self._exercises.solve(exercise)
        return self._solved[exercise]

    def _grow(self, work: Work, before: Sequence[SessionStep], role: Role, made: Recorded) -> None:
        text, parts = session_text(work.request.text, [*before, *_made(role, made)])
        self._store.update(work.id, text, made.notices, parts)

    def _keep_unless_full(self, work: Work, steps: Sequence[SessionStep]) -> None:
        """The same where another error is on its way and must not be hidden by a second."""
        try:
            self._keep(work, steps)
        except UserFacingError:
            log.exception("An unfinished session could not be saved")

    def _keep(
        self,
        work: Work,
        steps: Sequence[SessionStep],
        made: Recorded | None = None,
        receipt: Receipt | None = None,
    ) -> Work:
        text, parts = session_text(work.request.text, steps)
        notices = made.notices if made is not None else work.notices
        end = WorkEnd(WorkState.DONE, text, notices, parts, receipt or work.receipt)
        return self._store.end(work.id, end)


def _made(role: Role, made: Recorded) -> list[SessionStep]:
    """The step as far as it is; none before its first word."""
    if not made.text.strip():
        return []
    told = [each for each in made.annotations if isinstance(each, TutorPart)]
    if not told:
        return [SessionStep(role, made.text, Standing.NOT_CHECKED)]
    return [SessionStep(role, made.text, told[-1].standing, told[-1].remark)]


def _part_of(step: SessionStep) -> TutorPart:
    _, parts = session_text("", [step])
    return parts[0]
