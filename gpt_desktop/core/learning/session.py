"""A tutor's session: one exercise, and the steps that were asked for, one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.core.annotations import Annotation, Span, Standing, TutorPart
from gpt_desktop.core.i18n import mark, tr

SESSION_KIND = "learn-tutor"
"""The kind of works that sessions are."""


class Role(StrEnum):
    """What a step is; the values are stored."""

    HINT = "hint"
    NEARER = "nearer"
    EXAMPLE = "example"
    SOLUTION = "solution"
    QUESTION = "question"  # the learner asked
    ANSWER = "answer"
    LINES = "lines"  # the learner's own steps, checked


ASKED = (Role.HINT, Role.NEARER, Role.EXAMPLE, Role.SOLUTION)
"""What a learner asks for, in the order that helps."""

ROLE_NAMES = {
    Role.HINT: mark("Hint"),
    Role.NEARER: mark("Nearer hint"),
    Role.EXAMPLE: mark("A similar example"),
    Role.SOLUTION: mark("Solution"),
    Role.QUESTION: mark("Your question"),
    Role.ANSWER: mark("Answer"),
    Role.LINES: mark("Your steps"),
}
STANDING_NAMES = {
    Standing.COMPUTED: mark("computed"),
    Standing.NOT_CHECKED: mark("not checked"),
    Standing.WRONG: mark("wrong"),
}


@dataclass(frozen=True, slots=True)
class SessionStep:
    """One step; ``text`` is Markdown, the rest as of a ``TutorPart``."""

    role: Role
    text: str
    standing: Standing = Standing.NOT_CHECKED
    remark: str = ""
    written: str = ""


def session_text(exercise: str, steps: Iterable[SessionStep]) -> tuple[str, tuple[TutorPart, ...]]:
    """A session as one Markdown text to search, read and save, and where its steps stand."""
    text = f"## {tr('Exercise')}\n\n{exercise.strip()}\n"
    parts = []
    for step in steps:
        text += f"\n## {_heading(step)}\n\n"
        start = len(text)
        text += step.text
        span = Span(start, len(text))
        parts.append(TutorPart(span, step.role, step.standing, step.remark, step.written))
        text += f"\n\n*{step.remark}*\n" if step.remark else "\n"
    return text, tuple(parts)


def session_steps(text: str, annotations: Sequence[Annotation]) -> tuple[SessionStep, ...]:
    """The steps of a stored session; those that only a newer version knows are left out."""
    known = {role.value: role for role in Role}
    return tuple(
        SessionStep(known[each.role], each.span.of(text), each.standing, each.remark, each.written)
        for each in annotations
        if isinstance(each, TutorPart) and each.role in known
    )


def _heading(step: SessionStep) -> str:
    name = tr(ROLE_NAMES[step.role])
    if step.role in (Role.QUESTION, Role.LINES):
        return name
    return f"{name} ({tr(STANDING_NAMES[step.standing])})"
