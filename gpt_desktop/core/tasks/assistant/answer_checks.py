"""What a finished answer is looked through for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gpt_desktop.core.annotations import Annotation, Calculation
from gpt_desktop.core.calculation.answer_check import calculation_marks
from gpt_desktop.core.tasks.base import Notice, TaskRequest

AnswerCheck = Callable[[str, TaskRequest], Iterable[Annotation | Notice]]
"""Of the whole answer and what was asked: what to say of it. Code alone; no model."""


def _calculations(text: str, request: TaskRequest) -> Iterable[Annotation | Notice]:
    computed = [each for each in request.known if isinstance(each, Calculation)]
    return calculation_marks(text, computed)


ANSWER_CHECKS: tuple[AnswerCheck, ...] = (_calculations,)
