"""What can be told of a computed exercise without any model."""

from __future__ import annotations

import re

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.revealed import figures, gives_away, without_latex
from gpt_desktop.core.learning.rule_hint import rule_of
from gpt_desktop.core.learning.session import Role, SessionStep

_NO_BRACKETS = str.maketrans("", "", "()")
_MOST_OF_A_HINT = 2  # worked lines
_REASON = LazyPattern(r"\s*\(([^()$]+)\)\s*$")  # why a line follows from the one before
_RESULT = LazyPattern(r"\s*[=≈][^=≈]*$")


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

    The first one names the rule that the worked way goes by; the nearer one begins that way, as
    far as it does not say the result. What helps with anything where the way shows neither.
    """
    rule = rule_of(exercise, worked, result)
    shown = _beginning(exercise, worked, result) if role is Role.NEARER else []
    if not shown:
        standing = Standing.COMPUTED if rule else Standing.NOT_CHECKED
        return SessionStep(role, rule or _general_hint(exercise), standing, "")
    text = tr("The way begins like this. Go on from here.") + "\n\n"
    text += "\n".join(f"{number}. {line}" for number, line in enumerate(shown, start=1))
    return SessionStep(role, text, Standing.COMPUTED, "")


def _beginning(exercise: str, worked: tuple[str, ...], result: str) -> list[str]:
    """The first lines of the way, the exercise itself left out, as far as they may be shown.

    Of a line that has the result, as the last one does in one form or another, what stands
    before it, or the reason of the line.
    """
    asked = _signs(exercise)
    shown: list[str] = []
    for number, line in enumerate(worked, start=1):
        if _signs(_REASON.sub("", line)) in asked:
            continue
        if number == len(worked) or gives_away(line, exercise, result):
            begun = _begun(line, exercise, result)
            return [*shown, begun] if begun else shown
        shown.append(line)
        if len(shown) == _MOST_OF_A_HINT:
            break
    return shown


def _begun(line: str, exercise: str, result: str) -> str:
    before = _RESULT.sub("", _REASON.sub("", line).rstrip())
    tells = bool(re.search(r"\d", before)) and _signs(before) not in _signs(exercise)
    if tells and before != line and not gives_away(before, exercise, result):
        closing = "$" if before.count("$") % 2 else ""
        return f"{before.rstrip()} = …{closing}"
    reason = _REASON.search(line)
    return tr("Next: {reason}", reason=reason[1]) if reason is not None else ""


def _signs(text: str) -> str:
    """What a formula says, without blanks, brackets and LaTeX."""
    plain = without_latex(text).replace("−", "-").replace("²", "^2").replace("³", "^3")
    return "".join(plain.split()).translate(_NO_BRACKETS).casefold().rstrip(".")
