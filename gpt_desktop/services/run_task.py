"""Runs a task on the current model."""

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
        self, task: Task, request: TaskRequest, token: CancelToken
    ) -> Generator[TaskEvent, None, TaskResult]:
        """Run it; raises what loading and the task raise."""
        generator = yield from self._host.ready(token)
        return (yield from task.run(request, generator, token))
