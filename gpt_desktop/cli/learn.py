"""``gpt-desktop learn ACTION [FILE]``: hints, solutions, checked steps, explanations."""

from __future__ import annotations

import sys
from pathlib import Path

from gpt_desktop.app.toolbox import Toolbox
from gpt_desktop.cli.arguments import Arguments, option_values
from gpt_desktop.cli.generate import generate, read_document
from gpt_desktop.cli.output import Output, print_json
from gpt_desktop.cli.standard_error import tell
from gpt_desktop.cli.terminal import checked_argument, interruptible, read_standard_input
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.checked_lines import verdict_words, without_result
from gpt_desktop.core.learning.computing import Computed, LineCheck
from gpt_desktop.core.learning.session import STANDING_NAMES, Role, SessionStep
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.learn.solution import solutions_withheld
from gpt_desktop.core.tasks.learn.tutor_options import LANGUAGE, LEVEL, SUBJECT
from gpt_desktop.core.tasks.options import required_text
from gpt_desktop.services.tutor_steps import computed_step, tutor_request

_TASK = "learn"
_ROLES = {
    "hint": Role.HINT,
    "nearer": Role.NEARER,
    "example": Role.EXAMPLE,
    "solution": Role.SOLUTION,
    "ask": Role.ANSWER,
}


def run(arguments: Arguments, tools: Toolbox) -> int:
    """Do it, and return the exit code; raises UserFacingError and CancelledError."""
    text = _text(arguments, tools)
    options = option_values(arguments, (SUBJECT, LEVEL, LANGUAGE))
    if arguments.action == "explain":
        reader = checked_argument(arguments.reader)
        asked = {"action": "explain", "reader": reader, LANGUAGE.id: options[LANGUAGE.id]}
        return generate(arguments, tools, _TASK, TaskRequest(text=text, options=asked))
    exercise = required_text(
        text,
        tr("There is no exercise."),
        tr("Type or paste an exercise or a question first."),
    )
    if arguments.action == "check":
        return _check(arguments, tools, exercise)
    return _step(arguments, tools, exercise, options)


def _text(arguments: Arguments, tools: Toolbox) -> str:
    """The exercise, or the passage."""
    exercise = checked_argument(arguments.exercise)
    if exercise:
        return exercise
    if arguments.file is None or arguments.file == "-":
        return read_standard_input()
    token = CancelToken()
    with interruptible(token):
        return read_document(tools, arguments.file, Output(as_json=arguments.json), token).text


def _step(arguments: Arguments, tools: Toolbox, exercise: str, options: dict[str, str]) -> int:
    role = _ROLES[arguments.action]
    withheld = not tools.settings.load().tutor_solutions
    if role is Role.SOLUTION and withheld:
        raise solutions_withheld()
    solved: Computed | None = None
    if tools.exercises is not None:
        solved = tools.exercises.solve(exercise)
    alone = tools.model.current is None and arguments.model is None
    own = computed_step(role, exercise, solved, tools.exercises, alone=alone)
    if own is not None:
        _show(arguments, own)
        return 0
    request = tutor_request(
        role,
        exercise,
        options,
        solved,
        withheld=withheld,
        question=checked_argument(arguments.instruction),
    )
    return generate(arguments, tools, _TASK, request)


def _show(arguments: Arguments, step: SessionStep) -> None:
    if arguments.json:
        print_json({"text": step.text, "standing": step.standing.value, "remark": step.remark})
        return
    sys.stdout.write(f"{step.text}\n")
    sys.stdout.flush()
    known = " · ".join(filter(None, (tr(STANDING_NAMES[step.standing]), step.remark)))
    tell(f"{tr('note')}: {known}\n")


def _check(arguments: Arguments, tools: Toolbox, exercise: str) -> int:
    """Print what is known of each line."""
    lines = _steps(arguments)
    checks: tuple[LineCheck, ...] = ()
    if tools.exercises is not None:
        checks = tuple(tools.exercises.check(exercise, lines))
        if not tools.settings.load().tutor_solutions:
            checks = without_result(checks, exercise, tools.exercises.solve(exercise))
    told = [
        (number, line, checks[number] if number < len(checks) else None)
        for number, line in enumerate(lines)
        if line.strip()
    ]
    if arguments.json:
        print_json({"lines": [_object(number, line, check) for number, line, check in told]})
        return 0
    for number, line, check in told:
        words = tr("Line {number}: {verdict}", number=number + 1, verdict=verdict_words(check))
        sys.stdout.write(f"{words}\n    {line.strip()}\n")
    return 0


def _object(number: int, line: str, check: LineCheck | None) -> dict[str, object]:
    verdict = "unchecked" if check is None else str(check.verdict)
    why = "" if check is None else check.why
    return {"line": number + 1, "text": line, "verdict": verdict, "why": why}


def _steps(arguments: Arguments) -> list[str]:
    """The learner's lines.

    Raises:
        UserFacingError: they are not named, or cannot be read.
    """
    if arguments.steps is None:
        raise UserFacingError(
            tr("There are no steps to check."), "", tr("Name a file with them: --steps FILE.")
        )
    try:
        return Path(arguments.steps).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserFacingError(
            tr("{name} could not be read: {reason}", name=arguments.steps, reason=error)
        ) from error
