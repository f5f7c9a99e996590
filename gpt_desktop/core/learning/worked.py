"""What can be told of a computed exercise without any model."""

from __future__ import annotations

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.revealed import figures, gives_away
from gpt_desktop.core.learning.session import Role, SessionStep

_MOST_OF_A_HINT = 2  # worked lines


def worked_text(worked: tuple[str, ...], result: str) -> str:
    """The computed way to a result, a line each, and the result."""
    lines = [f"{number}. {line}" for number, line in enumerate(worked, start=1)]
    return "\n".join([*lines, "", tr("Result: **{result}**", result=result)]).strip()


def worked_solution(worked: tuple[str, ...], result: str, remark: str = "") -> SessionStep:
    """The solution as code worked it out."""
    return SessionStep(Role.SOLUTION, worked_text(worked, result), Standing.COMPUTED, remark)


def _general_hint(exercise: str) -> str:
    """What helps with any exercise, or with any question."""
    if figures(exercise):
        return tr(
            "Write down what is given and what is asked for. Which rule connects the two? "
            "Put the numbers into it last."
        )
    return tr(
        "What exactly is asked? Write down what you know of each thing that the question names, "
        "and what is missing for an answer."
    )


def worked_hint(role: Role, exercise: str, worked: tuple[str, ...], result: str) -> SessionStep:
    """A hint that does not give the result away.

    The nearer one begins the worked way, as far as that does not say the result.
    """
    first = _general_hint(exercise)
    if role is not Role.NEARER:
        return SessionStep(role, first, Standing.NOT_CHECKED, "")
    shown: list[str] = []
    for line in worked[:_MOST_OF_A_HINT]:
        if gives_away(line, exercise, result):
            break
        shown.append(line)
    if not shown:
        return SessionStep(role, first, Standing.NOT_CHECKED, "")
    text = tr("The way begins like this. Go on from here.") + "\n\n"
    text += "\n".join(f"{number}. {line}" for number, line in enumerate(shown, start=1))
    return SessionStep(role, text, Standing.COMPUTED, "")
