"""How probable tokens are to the model, before any sampling parameter changes that."""

from __future__ import annotations

from collections.abc import Callable, Generator
from collections.abc import Sequence as TokenIds

import numpy as np

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TokenScore
from gpt_desktop.inference.sampling import Logits, holding_largest
from gpt_desktop.inference.sequence import Sequence

_LOGITS_BYTES = 8 * 1024 * 1024  # of one step's logits, so that long texts take little memory


class Scorer:
    """Log-probabilities of tokens, with what else was probable.

    Args:
        decode: token ids to text.
        alternatives: how many of the most probable tokens each score names.
    """

    def __init__(self, decode: Callable[[TokenIds[int]], str], alternatives: int) -> None:
        self._decode = decode
        self._alternatives = alternatives

    def score(self, logits: Logits, token_id: int) -> TokenScore:
        """The score of one token after a text.

        Args:
            logits: of all tokens after that text, [vocab_size].
        """
        total = _log_of_sum(logits)
        others = tuple(self._scored(logits, id_, total) for id_ in self._likeliest(logits))
        return self._scored(logits, token_id, total, others)

    def _scored(
        self, logits: Logits, token_id: int, total: float, others: tuple[TokenScore, ...] = ()
    ) -> TokenScore:
        logprob = min(0.0, float(logits[token_id]) - total)
        return TokenScore(token_id, self._decode([token_id]), logprob, others)

    def _likeliest(self, logits: Logits) -> list[int]:
        """The most probable tokens, the most probable first."""
        count = min(self._alternatives, len(logits))
        if not count:
            return []
        some = holding_largest(logits, count)
        order = np.lexsort((some, -logits[some]))[:count]
        return [int(id_) for id_ in some[order]]


def score_text(
    sequence: Sequence, logits: Logits, ids: TokenIds[int], scorer: Scorer, token: CancelToken
) -> Generator[TokenScore, None, None]:
    """The scores of a text's tokens, each after all before it.

    Args:
        sequence: holds what comes before the text; afterwards also what was read of it.
        logits: after what the sequence holds, [vocab_size].

    Raises:
        CancelledError: the token was cancelled.
    """
    if not ids:
        return
    yield scorer.score(logits, ids[0])
    chunk = max(1, _LOGITS_BYTES // logits.nbytes)
    for start in range(0, len(ids) - 1, chunk):
        read, following = ids[start:-1][:chunk], ids[start + 1 :]
        rows = sequence.logits_of(read, token)
        for row, id_ in zip(rows, following, strict=False):
            yield scorer.score(row, id_)


def _log_of_sum(logits: Logits) -> float:
    """The logarithm of the sum of the exponentials."""
    highest = logits.max()
    return float(highest) + float(np.log(np.exp(logits - highest).sum()))
