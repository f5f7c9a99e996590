"""Runs a task on a model."""

from __future__ import annotations

from collections.abc import Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.tasks.base import Task, TaskEvent, TaskRequest, TaskResult
from gpt_desktop.services.model_host import ModelHost


class TaskRunner:
    """Implements ``RunTask``: loads the model first where needed."""

    def __init__(self, host: ModelHost) -> None:
        self._host = host

    def __call__(
        self, task: Task, request: TaskRequest, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Run it; raises what loading and the task raise."""
        generator = yield from self._host.ready(token, model_id)
        with self._host.using(generator):
            return (yield from task.run(request, generator, token))
