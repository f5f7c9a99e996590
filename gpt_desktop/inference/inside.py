"""What a model does with a text: tokens, attention of every layer and head, the next logits."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from collections.abc import Sequence as TokenIds
from contextlib import closing

import numpy as np

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.inside import InsideLook, LayerAttention, LikelyToken
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.sampling import Logits, holding_largest


def attention_of(
    folder: ModelFolder, ids: TokenIds[int], token: CancelToken
) -> tuple[LayerAttention, ...]:
    """Where each layer looked, by a second form of the graph; none for those of model hubs.

    Raises:
        CancelledError: the token was cancelled.
        UserFacingError: there is not enough memory, or the graph does not show it.
    """
    from gpt_desktop.inference.attention import open_attention  # onnx takes long to import

    if folder.from_hub:
        return ()
    with closing(open_attention(folder)) as reader:
        maps = reader.maps(ids, token)
    return tuple(LayerAttention(len(each), array("f", each.tobytes())) for each in maps)


def look_of(
    ids: TokenIds[int],
    layers: tuple[LayerAttention, ...],
    logits: Logits,
    *,
    temperatures: TokenIds[float],
    likeliest: int,
    decode: Callable[[TokenIds[int]], str],
) -> InsideLook:
    """What was found, put together.

    Args:
        logits: after the last token, [vocab_size].
    """
    some = holding_largest(logits, min(likeliest, len(logits)))
    order = some[np.lexsort((some, -logits[some]))][:likeliest]
    wide = logits.astype(np.float64)
    highest = float(wide.max())
    sums = {
        each: highest / each + float(np.log(np.exp((wide - highest) / each).sum()))
        for each in temperatures
    }
    return InsideLook(
        tuple(decode([id_]) for id_ in ids),
        tuple(ids),
        layers,
        tuple(LikelyToken(int(id_), decode([int(id_)]), float(logits[id_])) for id_ in order),
        sums,
        len(logits),
    )
