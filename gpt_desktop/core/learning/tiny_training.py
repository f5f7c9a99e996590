"""A tiny training run in front of the person: a small network learns their own sentence.

It learns as large models do: the text is its own answer, the loss is the mean of -log p of the
letter that is there, the gradients come by going back through the layers, and a step moves each
number against its own.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from math import log

from gpt_desktop.core.learning.tiny_network import HIDDEN, TinyNetwork

MOST_LETTERS = 120  # so that all of it takes a few seconds
STEPS = 120
RATE = 1.0
_SAMPLE = 40  # letters
_SAMPLED = (10, 40, STEPS)


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """Where training is: the loss in nats a letter after so many steps."""

    number: int
    loss: float


@dataclass(frozen=True, slots=True)
class LookedStep:
    """What the first step did, looked at by one weight of the output layer.

    Attributes:
        letter, follows: the text's first letter and the one that follows.
        share, share_after: how probable the network found that before and after the step.
        loss: of this one place of the text, in nats.
        unit: the hidden unit that the weight comes from, 1 the first; the one of the steepest
            gradient among those that lead to ``follows``.
        gradient: how the mean loss changes with the weight.
        before, after: the weight.
    """

    letter: str
    follows: str
    share: float
    share_after: float
    loss: float
    unit: int
    gradient: float
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class TinyResult:
    """What came of it.

    Attributes:
        steps: the loss from before the first step to after the last.
        samples: letters drawn after so many steps, from none to all, by step.
        first: the first step, looked at closely.
        weights: how many numbers it has.
    """

    steps: tuple[TrainingStep, ...]
    samples: tuple[tuple[int, str], ...]
    first: LookedStep
    weights: int


def train_tiny(text: str, seed: int) -> Generator[TrainingStep, None, TinyResult]:
    """Train on a text of two letters or more; yields the loss before and after each step.

    What is beyond ``MOST_LETTERS`` is left out.
    """
    network = TinyNetwork(text[:MOST_LETTERS], seed)
    samples = [(0, network.sample(_SAMPLE, seed))]
    steps = [TrainingStep(0, network.loss())]
    yield steps[0]
    first = looked_step(network)
    for number in range(1, STEPS + 1):
        if number > 1:
            _, slopes = network.gradient()
            network.step(slopes, RATE)
        steps.append(TrainingStep(number, network.loss()))
        if number in _SAMPLED:
            samples.append((number, network.sample(_SAMPLE, seed)))
        yield steps[-1]
    return TinyResult(tuple(steps), tuple(samples), first, network.weights.count())


def looked_step(network: TinyNetwork) -> LookedStep:
    """Make a step and tell what it did where the text's second letter is guessed."""
    first, place = network.places[0], network.places[1]
    share = network.forward(place.before).shares[place.letter]
    _, slopes = network.gradient()
    row = network.weights.output[place.letter]
    slope = slopes.output[place.letter]
    unit = max(range(HIDDEN), key=lambda number: abs(slope[number]))
    before = row[unit]
    network.step(slopes, RATE)
    return LookedStep(
        network.letters[first.letter],
        network.letters[place.letter],
        share,
        network.forward(place.before).shares[place.letter],
        -log(share),
        unit + 1,
        slope[unit],
        before,
        row[unit],
    )
