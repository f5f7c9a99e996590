"""A task runner that lets a terminal read along."""

from __future__ import annotations

from collections.abc import Generator
from typing import TextIO

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import (
    Notice,
    Task,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.services.ports import RunTask


class EchoingRunTask:
    """Implements ``RunTask``: writes a heading, then the text as it comes."""

    def __init__(self, run_task: RunTask, out: TextIO) -> None:
        self._run_task = run_task
        self._out = out

    def __call__(
        self, task: Task, request: TaskRequest, token: CancelToken, model_id: str = ""
    ) -> Generator[TaskEvent, None, TaskResult]:
        self._write(f"\n── {tr(task.title)} ──\n")
        steps = Steps(self._run_task(task, request, token, model_id))
        for event in steps:
            self._tell(event)
            yield event
        result = steps.result
        usage = result.receipt.usage
        speed = usage.generated_tokens / max(usage.decode_seconds, 1e-3)
        self._write(f"\n({tr('{speed} tokens a second', speed=round(speed))})\n")
        return result

    def _tell(self, event: TaskEvent) -> None:
        match event:
            case TextAdded():
                self._write(event.text)
            case TextReset():
                self._write("\n…\n")
            case Notice():
                self._write(f"\n[{event.text}]\n")
            case Progressed(phase=Phase.SECTIONS):
                self._write(f"\n[{event.done}/{event.total}] ")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
