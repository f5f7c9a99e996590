"""All tasks there are."""

from __future__ import annotations

from collections.abc import Iterable

from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.tasks.assistant.task import AssistantTask
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.learn.task import LearnTask
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from gpt_desktop.core.tasks.schedule import ScheduleTask
from gpt_desktop.core.tasks.summarize.task import SummarizeTask
from gpt_desktop.core.tasks.translate.task import TranslateTask
from gpt_desktop.core.tasks.write.task import WriteTask


def build_tasks(prompts: PromptBook, proofreading: ProofreadMeans) -> tuple[Task, ...]:
    """Every task, in the order the window shows them.

    Args:
        proofreading: what proofreading reads besides the model.

    Raises:
        PromptError: a task's prompt is missing.
    """
    return (
        AssistantTask(prompts),
        SummarizeTask(prompts),
        TranslateTask(prompts),
        WriteTask(prompts),
        ScheduleTask(prompts),
        ProofreadTask(proofreading),
        LearnTask(prompts),
    )


def find_task(tasks: Iterable[Task], task_id: str) -> Task:
    """The task of an id; raises KeyError if there is none."""
    for task in tasks:
        if task.id == task_id:
            return task
    raise KeyError(task_id)
