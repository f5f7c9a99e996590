"""What a step of the tutor is made of: what code knows, and what the task is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.learning.computing import Computed, ComputesExercises
from gpt_desktop.core.learning.session import Role, SessionStep
from gpt_desktop.core.learning.similar import example_step, similar_exercise
from gpt_desktop.core.learning.worked import worked_hint, worked_solution
from gpt_desktop.core.messages import Message
from gpt_desktop.core.messages import Role as Speaker
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.learn.follow_up import SOLVED

_ACTIONS = {
    Role.HINT: "hint",
    Role.NEARER: "hint",
    Role.EXAMPLE: "example",
    Role.SOLUTION: "solution",
    Role.ANSWER: "follow_up",
}

_OPENINGS = {Role.SOLUTION: f"{SOLVED} ", Role.LINES: "My steps:\n"}


def computed_step(
    role: Role,
    exercise: str,
    solved: Computed | None,
    exercises: ComputesExercises | None,
    *,
    alone: bool,
) -> SessionStep | None:
    """A step that needs no model: an example always, the others where there is none.

    Args:
        alone: there is no model.
    """
    if solved is None or exercises is None:
        return None
    if role is Role.EXAMPLE:
        other = similar_exercise(exercise, solved.result, exercises.solve)
        return None if other is None else example_step(*other)
    if not alone or role is Role.ANSWER:
        return None
    if role is Role.SOLUTION:
        return worked_solution(solved.steps, solved.result)
    return worked_hint(role, exercise, solved.steps, solved.result)


def tutor_request(
    role: Role,
    exercise: str,
    options: Mapping[str, str],
    solved: Computed | None,
    *,
    withheld: bool,
    before: Sequence[SessionStep] = (),
    question: str = "",
) -> TaskRequest:
    """What the task is asked for a step.

    Args:
        withheld: solutions are turned off.
        before: the steps of the session so far.
        question: the learner's, for ``Role.ANSWER``.
    """
    known = (Calculation(exercise, exercise, solved.result),) if solved is not None else ()
    return TaskRequest(
        text=exercise,
        options={
            **options,
            "action": _ACTIONS[role],
            "nearness": "nearer" if role is Role.NEARER else "first",
            "solutions": "withheld" if withheld else "shown",
        },
        history=tuple(_turn(each) for each in before),
        instruction=question,
        known=known,
        notes=solved.steps if solved is not None else (),
    )


def _turn(step: SessionStep) -> Message:
    """What the model is told of a step before."""
    own = step.role in (Role.QUESTION, Role.LINES)
    speaker = Speaker.USER if own else Speaker.ASSISTANT
    return Message(speaker, _OPENINGS.get(step.role, "") + step.text)
