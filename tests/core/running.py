"""Running tasks to their end, for tests."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.prompts import load_prompts
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.tasks.base import (
    NoticeKind,
    Task,
    TaskEvent,
    TaskRequest,
    TaskResult,
    TextAdded,
    TextReset,
)
from gpt_desktop.core.tasks.registry import build_tasks, find_task
from tests.core.proofread.checkers import ListedCheckers
from tests.fakes import PlainGenerator

_RESOURCES = Path(__file__).parents[2] / "resources"
PROMPTS = load_prompts(_RESOURCES / "prompts")
TASKS = build_tasks(PROMPTS, ProofreadMeans(_RESOURCES / "proofread", ListedCheckers()))


@dataclass(frozen=True)
class Ran:
    """What a run gave."""

    events: list[TaskEvent]
    result: TaskResult
    generator: PlainGenerator

    @property
    def shown(self) -> str:
        """The text on the screen at the end."""
        text = ""
        for event in self.events:
            if isinstance(event, TextReset):
                text = ""
            if isinstance(event, TextAdded):
                text += event.text
        return text

    @property
    def progress(self) -> list[Progressed]:
        return [event for event in self.events if isinstance(event, Progressed)]

    @property
    def claims(self) -> list[Claim]:
        """What the result says, as its annotations have it."""
        return [each for each in self.result.annotations if isinstance(each, Claim)]

    @property
    def warnings(self) -> list[str]:
        return [n.text for n in self.result.notices if n.kind is NoticeKind.WARNING]

    @property
    def infos(self) -> list[str]:
        return [n.text for n in self.result.notices if n.kind is NoticeKind.INFO]


def drain(events: Generator[Any, None, Any]) -> tuple[list[Any], Any]:
    """All events and the returned value."""
    steps = Steps(events)
    return list(steps), steps.result


def task(task_id: str) -> Task:
    return find_task(TASKS, task_id)


def run(
    task_id: str,
    generator: PlainGenerator,
    request: TaskRequest | None = None,
    *,
    token: CancelToken | None = None,
    options: Mapping[str, str] | None = None,
    text: str = "",
) -> Ran:
    """Run a task; ``text`` and ``options`` make the request where there is none."""
    request = request or TaskRequest(text=text, options=options or {})
    events, result = drain(task(task_id).run(request, generator, token or CancelToken()))
    return Ran(events, result, generator)


def run_cancelling(
    task_id: str, generator: PlainGenerator, request: TaskRequest, after_texts: int
) -> Ran:
    """Run a task and cancel it once so many pieces of text have come."""
    token = CancelToken()
    events: list[TaskEvent] = []
    steps = Steps(task(task_id).run(request, generator, token))
    for event in steps:
        events.append(event)
        if sum(isinstance(event, TextAdded) for event in events) >= after_texts:
            token.cancel()
    return Ran(events, steps.result, generator)
