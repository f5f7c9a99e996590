"""A running work over a task's own results, for tests of what shows one."""

from __future__ import annotations

from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.tasks.base import TaskResult
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.work.running_work import RunningWork


class TaskResultWork(RunningWork):
    """Nothing is kept."""

    def take_result(self, result: TaskResult) -> WorkState:
        self.usage_changed.emit(result.receipt.usage)
        return WorkState.STOPPED if result.finish is FinishReason.CANCELLED else WorkState.DONE

    def take_cancelled(self) -> WorkState | None:
        return WorkState.STOPPED if self.text else None
