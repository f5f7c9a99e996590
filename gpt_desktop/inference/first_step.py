"""Whether a model that was loaded can calculate, before it takes another one's place."""

from __future__ import annotations

import numpy as np

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.damage import damaged_model, no_numbers
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import GraphSession


def check_first_step(session: GraphSession, folder: ModelFolder) -> None:
    """Read one token with an empty cache, as any first answer would.

    A graph can claim sizes that its weights do not have, and weights can be no numbers:
    onnxruntime finds out when it calculates.

    Raises:
        UserFacingError: the step failed, took too much memory, or gave no numbers.
    """
    try:
        logits = Sequence(session).logits_after([0], CancelToken())
    except UserFacingError:
        raise
    except Exception as error:  # onnxruntime raises errors of many kinds
        why = tr(
            "The file {file} could not be run ({error}).",
            file=folder.graph,
            error=str(error).rpartition(" : ")[2][:300],
        )
        raise damaged_model(folder.path.name, why) from error
    if not np.isfinite(logits.max()):
        raise no_numbers()
