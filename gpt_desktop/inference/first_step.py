"""Whether a model that was loaded can calculate, before it takes another one's place."""

from __future__ import annotations

import numpy as np

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.inference.damage import no_numbers
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession


def check_first_step(session: GraphSession) -> None:
    """Read one token with an empty cache, as any first answer would.

    A graph can claim sizes that its weights do not have, and weights can be no numbers:
    onnxruntime finds out when it calculates.

    Raises:
        UserFacingError: the step failed, took too much memory, or gave no numbers.
    """
    logits = Sequence(session).logits_after([0], CancelToken())
    if not np.isfinite(logits.max()):
        raise no_numbers()
