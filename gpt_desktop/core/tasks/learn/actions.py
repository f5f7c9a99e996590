"""What the task of the room Learn does, by the value of its option ``action``."""

from __future__ import annotations

from collections.abc import Callable, Generator

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.base import TaskEvent, TaskRequest, TaskResult
from gpt_desktop.core.tasks.learn.example import example
from gpt_desktop.core.tasks.learn.explain import explain
from gpt_desktop.core.tasks.learn.follow_up import follow_up
from gpt_desktop.core.tasks.learn.hint import hint
from gpt_desktop.core.tasks.learn.quiz import quiz
from gpt_desktop.core.tasks.learn.solution import solution

Action = Callable[
    [TaskRequest, PromptBook, TextGenerator, CancelToken],
    Generator[TaskEvent, None, TaskResult],
]

ACTIONS: dict[str, Action] = {
    "hint": hint,
    "example": example,
    "solution": solution,
    "follow_up": follow_up,
    "explain": explain,
    "quiz": quiz,
}
