"""An exercise of the same shape with other numbers, really solved."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.computing import Computed
from gpt_desktop.core.learning.revealed import figures, has_formula
from gpt_desktop.core.learning.session import Role, SessionStep
from gpt_desktop.core.learning.worked import worked_text

_NUMBER = re.compile(r"(?<![\w.,^])\d{1,4}(?:\.\d{1,2})?(?![\w.,]*\d)")
_KEPT = re.compile(
    r"\d{4}-\d\d-\d\d|\d+/\d+/\d+|\b(?:1[5-9]|20)\d\d\b|\d+:\d\d"
    r"|\d+(?= ?(?:decimal|significant|位))"
)
_BROKEN = ("/", ".", "√")  # signs of a result that is not as plain as the exercise's own
_TRIES = 60
_SHORT = 14  # characters of a result that reads well


class _Drawn:
    """Numbers that look drawn, and are the same for the same words."""

    def __init__(self, words: str) -> None:
        self._state = words.encode()

    def between(self, least: int, most: int) -> int:
        self._state = hashlib.sha256(self._state).digest()
        return least + int.from_bytes(self._state[:4]) % (most - least + 1)


Solve = Callable[[str], Computed | None]


def similar_exercise(exercise: str, result: str, solve: Solve) -> tuple[str, Computed] | None:
    """Another exercise whose numbers alone differ; None where none of a few can be solved.

    The plainest of those that were solved is taken: a whole result before a broken one. The
    same exercise always gives the same one.
    """
    best: tuple[str, Computed] | None = None
    for text in _varied(exercise):
        worked = solve(text)
        if worked is None or worked.result == result or _is_itself(worked.result, text):
            continue
        if best is None or len(worked.result) < len(best[1].result):
            best = (text, worked)
        marks = [mark for mark in _BROKEN if mark in worked.result and mark not in result]
        broken = bool(marks) or _is_dull(worked.result)
        if not broken and len(worked.result) <= max(len(result), _SHORT):
            return text, worked
    return best


def _is_dull(result: str) -> bool:
    """Whether nothing, none or one comes out, of which little can be learnt."""
    return {value for value, _ in figures(result)} <= {0, 1}


def _is_itself(result: str, exercise: str) -> bool:
    """Whether there was nothing to do: a formula that cannot be simplified, say."""
    return has_formula(_powers(exercise), _powers(result))


def _powers(text: str) -> str:
    return text.replace("²", "^2").replace("³", "^3")


def example_step(exercise: str, worked: Computed) -> SessionStep:
    """The example as the learner sees it."""
    text = f"**{exercise.strip()}**\n\n{worked_text(worked.steps, worked.result)}"
    remark = tr("The same exercise with other numbers, worked by code.")
    return SessionStep(Role.EXAMPLE, text, Standing.COMPUTED, remark)


def _varied(exercise: str) -> Iterator[str]:
    """The exercise with other numbers of about the same size; days, years and times stay."""
    kept = [match.span() for match in _KEPT.finditer(exercise)]
    places = [
        match
        for match in _NUMBER.finditer(exercise)
        if not any(start <= match.start() < end for start, end in kept)
    ]
    if not places or not figures(exercise):
        return
    for attempt in range(_TRIES):
        text, end = "", 0
        draw = _Drawn(f"{attempt} {exercise}")
        for place in places:
            text += exercise[end : place.start()] + _other(place[0], draw)
            end = place.end()
        yield text + exercise[end:]


def _other(written: str, draw: _Drawn) -> str:
    whole, point, _part = written.partition(".")
    value = int(whole)
    if point:
        return f"{draw.between(1, max(3, value * 2))}.{draw.between(1, 9)}"
    if value >= 100 and value % 100 == 0:
        return str(draw.between(1, max(2, value // 50)) * 100)
    if value >= 10 and value % 10 == 0:
        return str(draw.between(1, max(2, value // 5)) * 10)
    return str(draw.between(2, max(9, value + value // 2)))
