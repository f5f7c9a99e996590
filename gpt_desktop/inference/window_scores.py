"""How probable a long text is to a model, window by window."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as TokenIds

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.scoring import Scorer, score_text
from gpt_desktop.inference.sequence import Sequence


def window_scores(
    sequence: Sequence, ids: TokenIds[int], window: int, scorer: Scorer, token: CancelToken
) -> Iterator[tuple[float, ...]]:
    """Log-probabilities of each window's tokens but its first, each after those before it.

    Args:
        sequence: what it holds is forgotten.
        window: tokens a window has; the last one may have fewer.

    Raises:
        CancelledError: the token was cancelled.
    """
    for start in range(0, len(ids), window):
        part = ids[start : start + window]
        sequence.truncate(0)
        logits = sequence.logits_after(part[:1], token)
        scores = score_text(sequence, logits.copy(), part[1:], scorer, token)
        yield tuple(score.logprob for score in scores)
