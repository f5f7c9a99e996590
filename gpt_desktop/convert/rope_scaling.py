"""Ways to stretch rotary positions over longer texts, as factors that divide the frequencies.

Each gives a factor for each of ``size / 2`` pairs of features, the quickest first.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

Factors = tuple[float, ...]
# The paper's, where a file does not say.
YARN_FAST, YARN_SLOW = 32.0, 1.0


@dataclass(frozen=True, slots=True)
class Llama3:
    """Llama 3.1's: slow frequencies are divided, quick ones kept, those between blended.

    Attributes:
        factor: of the slow ones.
        low: turns within ``original`` tokens under which a frequency is slow.
        high: turns over which it is quick.
        original: tokens of context before the stretching.
    """

    factor: float
    low: float
    high: float
    original: float

    def factors(self, base: float, size: int) -> Factors:
        """The factors of a base's frequencies."""
        return tuple(self._factor(self.original * f / math.tau) for f in _frequencies(base, size))

    def _factor(self, turns: float) -> float:
        if turns >= self.high:
            return 1.0
        if turns < self.low:
            return self.factor
        share = (turns - self.low) / (self.high - self.low)
        return 1 / ((1 - share) / self.factor + share)


@dataclass(frozen=True, slots=True)
class Yarn:
    """YaRN (Peng et al. 2023): a ramp from kept frequencies to divided ones.

    Attributes:
        factor: of the slowest frequencies.
        original: tokens of context before the stretching.
        fast: turns within ``original`` tokens over which a frequency is kept.
        slow: turns under which it is divided.
        whole: the ends of the ramp are moved to whole pairs.
    """

    factor: float
    original: float
    fast: float = YARN_FAST
    slow: float = YARN_SLOW
    whole: bool = True

    def factors(self, base: float, size: int) -> Factors:
        """The factors of a base's frequencies."""
        low, high = self._pair(self.fast, base, size), self._pair(self.slow, base, size)
        if self.whole:
            low, high = math.floor(low), math.ceil(high)
        low, high = max(low, 0), min(high, size - 1)
        width = high - low or 0.001
        shares = (min(max((pair - low) / width, 0), 1) for pair in range(size // 2))
        return tuple(1 / (share / self.factor + 1 - share) for share in shares)

    def _pair(self, turns: float, base: float, size: int) -> float:
        """The pair that makes so many turns within the original context."""
        return size * math.log(self.original / (turns * math.tau)) / (2 * math.log(base))


def yarn_magnitude(factor: float, weight: float = 1.0) -> float:
    """What makes up in attention for frequencies that YaRN divided by ``factor``."""
    return 1.0 if factor <= 1 else 0.1 * weight * math.log(factor) + 1


def long_magnitude(factor: float, original: float) -> float:
    """The same for LongRoPE (Ding et al. 2024), which stretches ``original`` tokens."""
    return 1.0 if factor <= 1 else math.sqrt(1 + math.log(factor) / math.log(original))


def ntk_base(base: float, alpha: float, size: int) -> float:
    """The base that slows the slowest frequency down by ``alpha`` and keeps the quickest."""
    return float(base * alpha ** (size / (size - 2)))


def _frequencies(base: float, size: int) -> list[float]:
    return [base ** (-pair / (size // 2)) for pair in range(size // 2)]
