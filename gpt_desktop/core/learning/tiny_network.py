"""A small neural network that guesses the next letter from the two before it.

Each letter has a few numbers of its own (an embedding); those of the two letters go through one
hidden layer with tanh to a logit for each letter that may follow. Plain Python: it is small
enough, and each line of the forward and the backward pass can be read.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, tanh

from gpt_desktop.core.learning.points import points

CONTEXT = 2  # letters that are read
EMBEDDING = 4  # numbers of a letter
HIDDEN = 12
_SPREAD = 0.5  # the first weights lie between its negative and it
_CLIP = 5.0  # a gradient's length at most, so that no step leaps

Matrix = list[list[float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the text: the numbers of the letters before it, and of the one that is there."""

    before: tuple[int, ...]
    letter: int


@dataclass(slots=True)
class Weights:
    """The network's numbers, or how the loss changes with each.

    Attributes:
        embeddings: [letters + 1][EMBEDDING]; the last row stands before the text's beginning.
        hidden: [HIDDEN][CONTEXT * EMBEDDING + 1], the last of each row its bias.
        output: [letters][HIDDEN + 1], likewise.
    """

    embeddings: Matrix
    hidden: Matrix
    output: Matrix

    def rows(self) -> Iterator[list[float]]:
        """Every row of every matrix, in one order."""
        for matrix in (self.embeddings, self.hidden, self.output):
            yield from matrix

    def count(self) -> int:
        """How many numbers there are."""
        return sum(len(row) for row in self.rows())


@dataclass(frozen=True, slots=True)
class Passed:
    """What a forward pass computed: what goes in, the hidden layer, a probability a letter."""

    inputs: list[float]
    hidden: list[float]
    shares: list[float]


class TinyNetwork:
    """Reads ``text``, of two letters or more, and learns it."""

    def __init__(self, text: str, seed: int) -> None:
        self.letters = sorted(set(text))
        self._numbers = {letter: number for number, letter in enumerate(self.letters)}
        self._edge = len(self.letters)
        ids = [self._edge] * CONTEXT + [self._numbers[letter] for letter in text]
        self.places = [
            Place(tuple(ids[at - CONTEXT : at]), ids[at]) for at in range(CONTEXT, len(ids))
        ]
        drawn = points(seed)
        for _ in range(4):  # the first ones of near seeds are near each other
            next(drawn)

        def matrix(rows: int, columns: int) -> Matrix:
            spread = 2 * _SPREAD
            return [[spread * next(drawn) - _SPREAD for _ in range(columns)] for _ in range(rows)]

        count = len(self.letters)
        self.weights = Weights(
            matrix(count + 1, EMBEDDING),
            matrix(HIDDEN, CONTEXT * EMBEDDING + 1),
            matrix(count, HIDDEN + 1),
        )

    def forward(self, before: Sequence[int]) -> Passed:
        """Probabilities of the next letter."""
        inputs = [number for id_ in before for number in self.weights.embeddings[id_]]
        hidden = [tanh(_product(row, inputs)) for row in self.weights.hidden]
        return Passed(
            inputs, hidden, softmax([_product(row, hidden) for row in self.weights.output])
        )

    def loss(self) -> float:
        """The mean of -log p of the letters that are there, in nats."""
        lost = sum(-log(self.forward(each.before).shares[each.letter]) for each in self.places)
        return lost / len(self.places)

    def gradient(self) -> tuple[float, Weights]:
        """The loss, and how it changes with each number: back from the output to the letters."""
        slopes = Weights(*([[0.0] * len(row) for row in matrix] for matrix in self._matrices()))
        lost, part = 0.0, 1 / len(self.places)
        for place in self.places:
            passed = self.forward(place.before)
            lost -= log(passed.shares[place.letter])
            self._backward(place, passed, part, slopes)
        return lost * part, slopes

    def _backward(self, place: Place, passed: Passed, part: float, slopes: Weights) -> None:
        to_hidden = [0.0] * HIDDEN
        for letter, share in enumerate(passed.shares):
            slope = part * (share - (letter == place.letter))
            _add(slopes.output[letter], slope, passed.hidden)
            _add(to_hidden, slope, self.weights.output[letter][:HIDDEN])
        to_inputs = [0.0] * len(passed.inputs)
        for unit, value in enumerate(passed.hidden):
            slope = to_hidden[unit] * (1 - value * value)
            _add(slopes.hidden[unit], slope, passed.inputs)
            _add(to_inputs, slope, self.weights.hidden[unit][: len(to_inputs)])
        for at, id_ in enumerate(place.before):
            _add(slopes.embeddings[id_], 1.0, to_inputs[at * EMBEDDING : (at + 1) * EMBEDDING])

    def step(self, slopes: Weights, rate: float) -> None:
        """Move each number against its slope; very steep ones count as less steep."""
        length = sum(slope * slope for row in slopes.rows() for slope in row) ** 0.5
        moved = rate * min(1.0, _CLIP / length) if length else 0.0
        for row, slope in zip(self.weights.rows(), slopes.rows(), strict=True):
            _add(row, -moved, slope)

    def sample(self, count: int, seed: int) -> str:
        """Letters drawn one after another from a text's beginning; equal seeds draw alike."""
        drawn, ids = points(seed), [self._edge] * CONTEXT
        for _ in range(count):
            sums = list(accumulate(self.forward(ids[-CONTEXT:]).shares))
            ids.append(min(bisect(sums, next(drawn)), len(sums) - 1))
        return "".join(self.letters[id_] for id_ in ids[CONTEXT:])

    def _matrices(self) -> tuple[Matrix, Matrix, Matrix]:
        return self.weights.embeddings, self.weights.hidden, self.weights.output


def softmax(logits: Sequence[float]) -> list[float]:
    """Probabilities of logits."""
    highest = max(logits)
    powers = [exp(logit - highest) for logit in logits]
    total = sum(powers)
    return [power / total for power in powers]


def _product(row: Sequence[float], values: Sequence[float]) -> float:
    """A row of weights times values, and its bias."""
    return row[-1] + sum(weight * value for weight, value in zip(row, values, strict=False))


def _add(row: list[float], times: float, values: Sequence[float]) -> None:
    """Add so many times the values; a bias behind them counts as a weight on 1."""
    for at, value in enumerate(values):
        row[at] += times * value
    if len(row) == len(values) + 1:
        row[-1] += times
