"""Reading a prompt: in chunks, with progress, and only what is not known yet."""

from __future__ import annotations

from collections.abc import Generator
from collections.abc import Sequence as TokenIds

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta
from gpt_desktop.inference.sampling import Logits
from gpt_desktop.inference.sequence import Sequence

PREFILL_CHUNK = 256  # tokens a step: as fast as larger ones, and small enough to show progress


def prefill(
    sequence: Sequence, ids: TokenIds[int], token: CancelToken
) -> Generator[Delta, None, Logits]:
    """Read what the sequence does not hold of a prompt.

    Returns:
        The logits after it, [vocab_size], to be used before the sequence's next step.

    Raises:
        CancelledError: the token was cancelled; the sequence holds what was read.
    """
    total = len(ids)
    yield Delta(prefilled=(len(sequence.tokens), total))
    token.raise_if_cancelled()
    sequence.reserve(total)
    # States are kept before the last token, from where the same prompt is read anew.
    most = 1 if sequence.cache.has_states else PREFILL_CHUNK
    while total - (done := len(sequence.tokens)) > most:
        sequence.feed(ids[done : min(done + PREFILL_CHUNK, total - 1)], token)
        sequence.keep_place(passing=len(sequence.tokens) < total - 1)
        yield Delta(prefilled=(len(sequence.tokens), total))
        token.raise_if_cancelled()
    logits = sequence.logits_after(ids[done:], token)
    yield Delta(prefilled=(total, total))
    return logits
