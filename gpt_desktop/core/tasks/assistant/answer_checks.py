"""What a finished answer is looked through for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.tasks.base import Notice, TaskRequest
from gpt_desktop.core.tasks.notices import calculation_notices

AnswerCheck = Callable[[str, TaskRequest], Iterable[Annotation | Notice]]
"""Of the whole answer and what was asked: what to say of it. Code alone; no model."""


def _calculations(text: str, request: TaskRequest) -> Iterable[Annotation | Notice]:
    del request  # what the answer says is enough
    return calculation_notices(text)


ANSWER_CHECKS: tuple[AnswerCheck, ...] = (_calculations,)
