"""Whether a graph calculates what its model does, in one step and step by step."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind
from gpt_desktop.inference.hub_session import open_hub_session
from gpt_desktop.inference.sequence import Sequence

_TOKENS = 24
_PARTS = (0, 10, 16, *range(17, _TOKENS + 1))  # a prompt, more of it, then token by token
_NEAR = 1e-3  # of the largest logit


@dataclass(frozen=True, slots=True)
class Trial:
    """Tokens drawn at random, and the model's logits after each, [tokens, vocab]."""

    ids: list[int]
    logits: NDArray[np.float32]


def trial(model: Any) -> Trial:
    """What the model itself says, by one forward pass."""
    vocab = model.config.get_text_config().vocab_size
    ids = [int(number) for number in np.random.default_rng(7).integers(0, vocab, _TOKENS)]
    with torch.no_grad():
        logits = model(torch.tensor([ids]), use_cache=False).logits[0].float().numpy()
    return Trial(ids, logits)


def check_graph(folder: Path, graph: str, context_length: int, expected: Trial) -> None:
    """Run the graph as the app does.

    Args:
        folder: with ``config.json``.
        graph: its place in the folder.

    Raises:
        ExportFailureError: it does not run, or says something else.
    """
    try:
        found = _logits(_folder(folder, graph, context_length), expected.ids)
    except UserFacingError as error:
        raise ExportFailureError(ExportFailureKind.NOT_TRACED) from error
    scale = max(float(np.abs(expected.logits).max()), 1e-9)
    wrong = float(np.abs(found - expected.logits).max())
    if not wrong <= _NEAR * scale:
        raise ExportFailureError(ExportFailureKind.UNFAITHFUL)


def _logits(folder: ModelFolder, ids: list[int]) -> NDArray[np.float32]:
    session = open_hub_session(folder)
    try:
        sequence, token = Sequence(session), CancelToken()
        parts = [ids[start:end] for start, end in pairwise(_PARTS)]
        return np.concatenate([sequence.logits_of(part, token).copy() for part in parts])
    finally:
        session.close()


def _folder(path: Path, graph: str, context_length: int) -> ModelFolder:
    """The folder as it is for the moment, without a manifest."""
    facts = ModelFacts(
        id=path.name,
        name=path.name,
        licence="",
        languages=(),
        prompt_style=PromptStyle.FEW_SHOT,
        context_length=context_length,
        parameters=0,
        quantization="",
        source="",
        sha256="",
        size_bytes=0,
    )
    return ModelFolder(path, facts, end_tokens=(), graph=graph, from_hub=True)
