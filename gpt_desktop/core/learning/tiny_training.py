"""A tiny language model that learns one text in front of the person: which letter follows which.

It has a number (a logit) for each pair of letters, and learns as large models do: the text is
its own answer, the loss is the mean of -log p of the letter that follows, the gradient of a
logit is the probability less 1 where that letter follows, and a step goes against it.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, log

from gpt_desktop.core.learning.points import points

MOST_LETTERS = 400
STEPS = 60
RATE = 2.0  # relative to how often a letter comes, so that rare ones learn as quickly
_SAMPLE = 40  # letters
_SAMPLED = (5, 20, STEPS)


@dataclass(frozen=True, slots=True)
class TrainingStep:
    """Where training is: the loss in nats a letter after so many steps."""

    number: int
    loss: float


@dataclass(frozen=True, slots=True)
class LookedStep:
    """What the first step did to one number: the logit of the text's second letter after its first.

    Attributes:
        letter, follows: the letter that is read and the one that follows.
        share: how probable the model found that before.
        loss: of this one place of the text, in nats.
        gradient: how the mean loss changes with the number.
        before, after: the number.
    """

    letter: str
    follows: str
    share: float
    loss: float
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


class TinyModel:
    """The logits of a letter after another, [letters][letters], all 0 at first."""

    def __init__(self, text: str) -> None:
        """``text`` has two letters or more; what is beyond ``MOST_LETTERS`` is left out."""
        text = text[:MOST_LETTERS]
        self.letters = sorted(set(text))
        places = {letter: place for place, letter in enumerate(self.letters)}
        self._pairs = Counter((places[one], places[other]) for one, other in pairwise(text))
        self._seen: Counter[int] = Counter()
        for (one, _), times in self._pairs.items():
            self._seen[one] += times
        self.logits = [[0.0] * len(self.letters) for _ in self.letters]

    def loss(self) -> float:
        """Forward: the mean of -log p over the letters that follow, in nats."""
        shares = {one: softmax(self.logits[one]) for one in self._seen}
        lost = sum(-log(shares[one][other]) * n for (one, other), n in self._pairs.items())
        return lost / self._seen.total()

    def gradient(self) -> list[list[float]]:
        """Backward: how the loss changes with each logit, [letters][letters]."""
        total = self._seen.total()
        grown = [[0.0] * len(self.letters) for _ in self.letters]
        for one, times in self._seen.items():
            grown[one] = [share * times / total for share in softmax(self.logits[one])]
        for (one, other), times in self._pairs.items():
            grown[one][other] -= times / total
        return grown

    def step(self) -> None:
        """Move each logit against its gradient."""
        total = self._seen.total()
        for one, row in enumerate(self.gradient()):
            rate = RATE * total / max(1, self._seen[one])
            self.logits[one] = [
                logit - rate * slope for logit, slope in zip(self.logits[one], row, strict=True)
            ]

    def looked_step(self, letter: str, follows: str) -> LookedStep:
        """Make a step and tell what it did to the logit of a letter after another."""
        one, other = self.letters.index(letter), self.letters.index(follows)
        before, slope = self.logits[one][other], self.gradient()[one][other]
        share = softmax(self.logits[one])[other]
        self.step()
        after = self.logits[one][other]
        return LookedStep(letter, follows, share, -log(share), slope, before, after)

    def sample(self, seed: int) -> str:
        """Letters drawn one after another; equal seeds draw alike."""
        drawn_points = points(seed)
        at = int(next(drawn_points) * len(self.letters))
        drawn = [self.letters[at]]
        for _ in range(_SAMPLE - 1):
            sums = list(accumulate(softmax(self.logits[at])))
            at = min(bisect(sums, next(drawn_points)), len(sums) - 1)
            drawn.append(self.letters[at])
        return "".join(drawn)


def softmax(logits: list[float]) -> list[float]:
    """Probabilities of logits."""
    highest = max(logits)
    powers = [exp(logit - highest) for logit in logits]
    total = sum(powers)
    return [power / total for power in powers]


def train_tiny(text: str, seed: int) -> Generator[TrainingStep, None, TinyResult]:
    """Train on a text of two letters or more; yields the loss after each step."""
    model = TinyModel(text)
    samples = [(0, model.sample(seed))]
    steps = [TrainingStep(0, model.loss())]
    yield steps[0]
    first = model.looked_step(text[0], text[1])
    for number in range(1, STEPS + 1):
        if number > 1:
            model.step()
        steps.append(TrainingStep(number, model.loss()))
        if number in _SAMPLED:
            samples.append((number, model.sample(seed)))
        yield steps[-1]
    return TinyResult(tuple(steps), tuple(samples), first, len(model.letters) ** 2)
