"""Writing one answer: choose a token, read it, and several at a time where a guess is right."""

from __future__ import annotations

from collections.abc import Generator

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.prefill import PREFILL_CHUNK, prefill
from gpt_desktop.inference.sampling import Logits
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.speculation import Guesser
from gpt_desktop.inference.writing import Writing


def decode(
    sequence: Sequence,
    writing: Writing,
    logits: Logits,
    token: CancelToken,
    guesser: Guesser | None,
) -> Generator[Delta, None, None]:
    """Choose token after token until the answer is over.

    With a guesser the answer is the same, for each token is chosen from the model's logits
    after all tokens before it. (Kernels of 8-bit activations round a little differently where
    a step has several tokens; that can turn a choice between nearly equal tokens.)

    Args:
        sequence: has read the prompt.
        logits: after the prompt, [vocab_size].

    Raises:
        CancelledError: the token was cancelled.
    """
    delta = writing.choose(logits)
    while delta is not None:
        yield delta
        token.raise_if_cancelled()
        sequence.truncate(len(writing.tokens) - 1)  # the answer may have gone back
        new = writing.tokens[len(sequence.tokens) :]
        guess = guesser.guess(writing.tokens, writing.left - 1) if guesser and len(new) == 1 else []
        if len(new) > PREFILL_CHUNK:  # it went back farther than states are kept for
            delta = writing.choose(finish(prefill(sequence, writing.tokens, token)))
            continue
        if guesser is None or not guess:
            delta = writing.choose(sequence.logits_after(new, token))
            continue
        rows = sequence.logits_of([*new, *guess], token)
        right, delta = yield from _checked(writing, guess, rows, token)
        guesser.learn(right, len(guess))
        sequence.truncate(len(sequence.tokens) - len(guess) + right)


def _checked(
    writing: Writing, guess: list[int], rows: NDArray[np.float32], token: CancelToken
) -> Generator[Delta, None, tuple[int, Delta | None]]:
    """Choose from one row of logits after the other, as long as the guess is right.

    Args:
        rows: after the text and after each guessed token, [len(guess) + 1, vocab_size].

    Returns:
        How many guessed tokens were right, and the delta of the choice after them.
    """
    start = len(writing.tokens)
    for right in range(len(guess)):
        delta = writing.choose(rows[right])
        if delta is None or writing.tokens[start:] != guess[: right + 1]:
            return right, delta
        yield delta
        token.raise_if_cancelled()
    return len(guess), writing.choose(rows[len(guess)])
