"""What is going on in a model that reads a text: its tokens, its attention, its next word."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Protocol, runtime_checkable

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import SamplingParams

MOST_TOKENS = 64  # of a text that is looked into
TEMPERATURES = (0.3, 0.7, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True)
class LayerAttention:
    """Where the heads of a layer looked.

    Attributes:
        heads: how many there are.
        weights: float32 [heads, tokens, tokens], flat: how much the second axis' token looked at
            the third's. Each such row adds up to 1.
    """

    heads: int
    weights: array[float]

    def row(self, head: int, number: int, count: int) -> array[float]:
        """Of one head, for the token of this number of ``count``."""
        start = (head * count + number) * count
        return self.weights[start : start + count]


@dataclass(frozen=True, slots=True)
class LikelyToken:
    """A token that may come next, with its logit."""

    id: int
    text: str
    logit: float


@dataclass(frozen=True, slots=True)
class InsideLook:
    """What a model did with a text.

    Attributes:
        tokens: their texts; a character in several tokens is unreadable in each.
        ids: the tokens' numbers.
        layers: where each layer looked; empty where the model does not show it.
        likeliest: of the next token, by falling logit.
        log_sums: by temperature, the logarithm of the sum over the whole vocabulary of
            exp(logit / temperature).
        vocabulary: how many tokens have a logit.
    """

    tokens: tuple[str, ...]
    ids: tuple[int, ...]
    layers: tuple[LayerAttention, ...]
    likeliest: tuple[LikelyToken, ...]
    log_sums: Mapping[float, float]
    vocabulary: int

    def share(self, token: LikelyToken, temperature: float) -> float:
        """A token's probability by softmax at one of the temperatures, 0 to 1."""
        return exp(token.logit / temperature - self.log_sums[temperature])

    def looked(
        self, number: int, layer: int | None = None, head: int | None = None
    ) -> tuple[float, ...]:
        """How much the token of this number looked at each token up to itself.

        Args:
            layer, head: None takes the mean over all of them.
        """
        count = len(self.tokens)
        layers = self.layers if layer is None else (self.layers[layer],)
        rows: list[Sequence[float]] = []
        for each in layers:
            heads = range(each.heads) if head is None else (head,)
            rows += [each.row(one, number, count) for one in heads if one < each.heads]
        return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))[: number + 1]


@runtime_checkable
class LooksInside(Protocol):
    """A model that shows what it does with a text."""

    def look_inside(
        self, text: str, temperatures: Sequence[float], likeliest: int, token: CancelToken
    ) -> InsideLook:
        """Read a text, nothing put before it but what begins every text of this model.

        Args:
            likeliest: so many of the next tokens are named.

        Raises:
            CancelledError: the token was cancelled.
            PromptTooLongError: the text is longer than the context.
        """
        ...


def drawing(temperature: float) -> SamplingParams:
    """How a single token is drawn from the probabilities as they are."""
    return SamplingParams(
        temperature=temperature,
        top_k=0,
        top_p=1,
        min_p=0,
        repetition_penalty=1,
        max_tokens=1,
        loop_guard=False,
    )
