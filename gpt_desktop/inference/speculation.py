"""Guessing how a text goes on, so that one step can check several tokens (prompt lookup).

Texts that edit, quote or list repeat stretches of what came before. Where the last few tokens
have come before, the guess is what followed them then. The guess decides nothing: every token
is chosen from the model's own logits, and the first that is another ends the use of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

LONGEST_GUESS = 15  # tokens
_LONGEST_MATCH = 16  # tokens beyond which a match gets no surer
_CANDIDATES = 16  # latest places looked at
_LENGTHS = (1, 3, 7, LONGEST_GUESS)  # few, so that the arrays of these steps can be kept
# A step over k tokens takes about as long as (5 + k) / 4 steps over one, from two on; measured
# for k = 2, 4, 8, 16 on the default model: 1.6, 2.0, 3.3, 5.4.
_STEP_COST, _TOKEN_COST = 1.25, 0.25
_LEAST_GAIN = 1.05
_MATCH_GRADES = (3, 5, 8)  # tokens from which on a match is of the next grade
_FIRST_RATES = (0.4, 0.6, 0.75, 0.9)  # by grade, before anything is known of a text
_LEARNING, _FORGETTING = 1 / 6, 1 / 64


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier place where the last tokens have come before.

    Attributes:
        place: of the token that followed.
        length: how many tokens before it are the same.
    """

    place: int
    length: int


class PromptLookup:
    """Finds the longest earlier match of a growing text's end (the latest of equal ones)."""

    def __init__(self) -> None:
        self._places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        self._indexed = 1  # pairs that end before this place are in the index

    def find(self, tokens: Sequence[int]) -> Match | None:
        """The best match, or None. The text may also have become shorter since last time."""
        if len(tokens) < 3:
            return None
        self._index(tokens)
        best = None
        for place in reversed(self._places.get((tokens[-2], tokens[-1]), [])[-_CANDIDATES:]):
            length = _match_length(tokens, place) if place < len(tokens) else 0
            if length >= 2 and (best is None or length > best.length):
                best = Match(place, length)
        return best

    def _index(self, tokens: Sequence[int]) -> None:
        """Take in all pairs that another token follows."""
        end = len(tokens) - 1
        for offset, pair in enumerate(pairwise(tokens[self._indexed - 1 : end])):
            self._places[pair].append(self._indexed + offset + 1)
        self._indexed = max(1, end)


class Guesser:
    """Guesses as many tokens as pay off, by how often guesses on this text were right.

    How sure a guess is depends on how long the match is, and a guessed token lengthens the
    match of the next one. So a rate is kept for each grade of length. Where guesses fail,
    the rates fall until none is made; they recover slowly, for the text may change.

    Args:
        rereads: after a wrong guess the right tokens are read once more, in the next step.
    """

    def __init__(self, rereads: bool = False) -> None:
        self._rereads = rereads
        self._lookup = PromptLookup()
        self._rates = list(_FIRST_RATES)
        self._match: Match | None = None

    def guess(self, tokens: Sequence[int], most: int) -> list[int]:
        """The next tokens, ``most`` of them at most; none where guessing does not pay."""
        self._match = self._lookup.find(tokens)
        if self._match is None:
            return []
        count = self._paying_length(self._match.length, most)
        if not count:
            grade = _grade(self._match.length)
            self._rates[grade] += _FORGETTING * (_FIRST_RATES[grade] - self._rates[grade])
        period = len(tokens) - self._match.place
        return [tokens[self._match.place + place % period] for place in range(count)]

    def learn(self, right: int, guessed: int) -> None:
        """Take in that the first ``right`` of the ``guessed`` tokens were chosen."""
        if self._match is None:
            return
        for place in range(min(right + 1, guessed)):
            grade = _grade(self._match.length + place)
            self._rates[grade] += _LEARNING * ((place < right) - self._rates[grade])

    def _paying_length(self, matched: int, most: int) -> int:
        """The length with the most tokens for the time, 0 where that is hardly more than one."""
        best, best_gain = 0, _LEAST_GAIN
        expected = sure = 1.0
        for place in range(min(most, LONGEST_GUESS)):
            sure *= self._rates[_grade(matched + place)]
            expected += sure
            cost = _STEP_COST + _TOKEN_COST * (place + 2)
            if self._rereads:
                cost += (1 - sure) * (_STEP_COST + _TOKEN_COST * expected - 1)
            gain = expected / cost
            if place + 1 in _LENGTHS and gain > best_gain:
                best, best_gain = place + 1, gain
        return best


def _match_length(tokens: Sequence[int], place: int) -> int:
    """How many tokens before a place equal the last ones."""
    length = 0
    while length < min(place, _LONGEST_MATCH) and tokens[place - 1 - length] == tokens[-1 - length]:
        length += 1
    return length


def _grade(length: int) -> int:
    return sum(length >= bound for bound in _MATCH_GRADES)
