"""How each task samples unless a request says otherwise."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.tasks.base import TaskRequest

# Greedy and without a penalty, which would punish a summary for using its source's words and
# names; repeated sentences end the answer instead (tasks.shaping).
_FAITHFUL = SamplingParams(temperature=0.0, repetition_penalty=1.0)
# More of either makes the small models leave the question, or the brief.
_CONVERSATION = SamplingParams(temperature=0.2, repetition_penalty=1.05, max_tokens=1024)
_CREATIVE = SamplingParams(temperature=0.3, repetition_penalty=1.05)

_BY_TASK = {
    "assistant": _CONVERSATION,
    "summarize": _FAITHFUL,
    "translate": _FAITHFUL,
    "write": _CREATIVE,
    "learn": _CONVERSATION,
}


def default_sampling(task_id: str) -> SamplingParams:
    """A task's own sampling; ``max_tokens`` None leaves the length to the task.

    Raises:
        KeyError: no such task.
    """
    return _BY_TASK[task_id]


def faithful_sampling() -> SamplingParams:
    """For work on a text that must stay close to it."""
    return _FAITHFUL


def task_sampling(task_id: str, request: TaskRequest, max_tokens: int | None) -> SamplingParams:
    """The request's sampling or the task's, ``max_tokens`` filling in where it names none."""
    params = request.sampling or default_sampling(task_id)
    return replace(params, max_tokens=params.max_tokens or max_tokens)
