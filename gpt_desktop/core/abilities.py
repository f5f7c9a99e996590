"""What a loaded model may do beyond generating, each a protocol of its own.

``ModelFacts.abilities`` says which there are. What is missing falls back, as ``answer_each``
does, or is not offered: whoever needs it asks with ``scores`` or ``attends`` and gets None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Ability, Delta, SamplingParams, TextGenerator, TokenScore
from gpt_desktop.core.messages import Prompt


@dataclass(frozen=True, slots=True)
class AttendedToken:
    """A token of a prompt and how much the model looked at it, 0 to 1."""

    text: str
    weight: float


@runtime_checkable
class Batches(Protocol):
    """Answers several prompts in less time than one by one."""

    def generate_batch(
        self,
        prompts: Sequence[Prompt],
        params: SamplingParams | Sequence[SamplingParams],
        token: CancelToken,
        ends: Sequence[CancelToken] = (),
    ) -> Iterator[tuple[int, Delta]]:
        """Answer independent prompts together, which takes less time than one by one.

        Yields ``(number of the prompt, delta)``; each prompt's deltas are as those of
        ``generate``, and those of several prompts come in between each other.

        Args:
            params: for all, or one for each prompt.
            token: cancels all that are not over.
            ends: none, or one for each prompt, which cancels this one alone.

        Raises:
            PromptTooLongError: a prompt leaves no room for an answer; none is begun.
        """
        ...


@runtime_checkable
class Scores(Protocol):
    """Says how probable a given text is to it."""

    def score(
        self,
        prompt: Prompt,
        continuations: Sequence[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        """How probable given texts are after a prompt, token by token.

        Args:
            alternatives: how many of the most probable tokens each score names.

        Raises:
            CancelledError: the token was cancelled.
            PromptTooLongError: the prompt and a continuation are longer than the context.
        """
        ...

    def score_windows(
        self, text: str, tokens: int, window: int, token: CancelToken
    ) -> Iterator[tuple[float, ...]]:
        """How probable a plain text is, in windows without overlap, nothing put before them.

        Yields the log-probabilities of a window's tokens but its first.

        Args:
            tokens: of the text that are read, from its beginning.
            window: tokens a window has, at most the context.

        Raises:
            CancelledError: the token was cancelled.
        """
        ...


@runtime_checkable
class Attends(Protocol):
    """Shows where it looks."""

    def attention(
        self, prompt: Prompt, written: Sequence[int], token: CancelToken
    ) -> tuple[AttendedToken, ...]:
        """Where in the prompt the model looked when it chose a token of its answer.

        Args:
            written: the answer's tokens before the chosen one.

        Returns:
            The prompt's tokens; the mean of all layers and heads. What is missing to a sum of
            1 went to the answer itself.

        Raises:
            CancelledError: the token was cancelled.
            PromptTooLongError: the prompt and the answer are longer than the context.
            UserFacingError: the model does not show its attention.
        """
        ...


@runtime_checkable
class Remembers(Protocol):
    """Keeps what it has read, and says how much of it."""

    def held_tokens(self, prompt: Prompt) -> int:
        """How many of a prompt's first tokens need not be read again."""
        ...


def answer_each(
    generator: TextGenerator,
    prompts: Sequence[Prompt],
    params: Sequence[SamplingParams],
    token: CancelToken,
    ends: Sequence[CancelToken],
) -> Iterator[tuple[int, Delta]]:
    """Answer independent prompts, together where the model can, else one after another.

    Yields as ``Batches.generate_batch`` does, and takes the same, one of each for each prompt.

    Raises:
        PromptTooLongError: a prompt leaves no room for an answer. A model that batches raises
            it before it begins, another one at this prompt's turn.
    """
    if Ability.BATCHES in generator.facts.abilities and isinstance(generator, Batches):
        yield from generator.generate_batch(prompts, params, token, ends)
        return
    for number, (prompt, own, end) in enumerate(zip(prompts, params, ends, strict=True)):
        either = CancelToken()
        with token.calling(either.cancel), end.calling(either.cancel):
            for delta in generator.generate(prompt, own, either):
                yield number, delta


def scores(generator: TextGenerator) -> Scores | None:
    """The model as one that scores texts, or None where it does not."""
    if Ability.SCORES in generator.facts.abilities and isinstance(generator, Scores):
        return generator
    return None


def attends(generator: TextGenerator) -> Attends | None:
    """The model as one that shows where it looks, or None where it does not."""
    if Ability.ATTENDS in generator.facts.abilities and isinstance(generator, Attends):
        return generator
    return None


def remembers(generator: TextGenerator) -> Remembers | None:
    """The model as one that says what it has read already, or None where it does not."""
    return generator if isinstance(generator, Remembers) else None
