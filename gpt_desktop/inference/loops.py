"""Noticing that a model has begun to repeat itself."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from gpt_desktop.core.repetition import PeriodCounter

_REPEATS = 3
_LEAST = 48  # tokens a loop takes in all before it counts
_LEAST_SUSPECT = 24  # tokens of two repetitions from which on text is held back
_LEAST_PLAIN = 256  # the same for digits and signs: tables and rulers repeat by nature


class LoopGuard:
    """Takes the answer's tokens; says when they only go round.

    A loop is a period of 1 to 64 tokens that has come three times and takes 48 tokens in
    all, or 256 where it has no letter. What the prompt itself repeats may be repeated.

    Args:
        prompt: the prompt's token ids.
        decode: token ids to text.
    """

    def __init__(self, prompt: Sequence[int], decode: Callable[[Sequence[int]], str]) -> None:
        self._prompt = array("q", prompt).tobytes()
        self._decode = decode
        self._ids: list[int] = []
        self._counter = PeriodCounter()

    def push(self, token_id: int) -> None:
        self._ids.append(token_id)
        self._counter.push(token_id)

    @property
    def suspects(self) -> bool:
        """Whether the last tokens have come twice, so that a loop may have begun."""
        period = self._counter.period(2, _LEAST_SUSPECT)
        return period > 0 and self._has_letters(period)

    @property
    def looping(self) -> bool:
        period = self._counter.period(_REPEATS, _LEAST)
        if not period:
            return False
        length = self._counter.runs[period] + period
        enough = length >= _LEAST_PLAIN or self._has_letters(period)
        return enough and not self._asked_for(length)

    def _has_letters(self, period: int) -> bool:
        return any(character.isalpha() for character in self._decode(self._ids[-period:]))

    def _asked_for(self, length: int) -> bool:
        """Whether the prompt has the whole repetition, word for word."""
        stretch = array("q", self._ids[-length:]).tobytes()
        place = self._prompt.find(stretch)
        while place >= 0 and place % 8:
            place = self._prompt.find(stretch, place + 1)
        return place >= 0
