"""How well a model predicts the licence text, and which tokens it would have chosen.

The measure of the project: the Apache-2.0 text of LICENSE, in windows of 512 tokens that do
not overlap, the first token of each window not scored. A model's begin token, if it has one,
is the first of each window; else nothing is put before.

``python -m tests.convert.perplexity WEIGHTS.gguf FOLDER FROZEN.json`` freezes what the
reference says of the weights that FOLDER was built from; it takes a minute or more.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from gpt_desktop.core.model_folder import TOKENIZER, read_model_folder
from tests.convert.reference import Reference

WINDOW = 512
LICENCE = Path(__file__).parents[2] / "LICENSE"
FROZEN = Path(__file__).parent / "data" / "reference.json"


@dataclass(frozen=True, slots=True)
class Prediction:
    """``choices`` are the most probable next tokens, one a position of the text."""

    weights_sha256: str
    ids_sha256: str
    perplexity: float
    choices: tuple[int, ...]


def licence_ids(folder: Path) -> list[int]:
    """The licence text in a model's tokens."""
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    ids: list[int] = tokenizer.encode(LICENCE.read_text(encoding="utf-8")).ids
    return ids


def predict(
    logits: Callable[[list[int]], NDArray[np.float32]],
    ids: list[int],
    weights_sha256: str,
    begin: int | None = None,
) -> Prediction:
    """Measure a model given as a function from a window's ids to logits [window, vocab]."""
    losses, choices = [], []
    first = [] if begin is None else [begin]
    size = WINDOW - len(first)
    for start in range(0, len(ids), size):
        window = first + ids[start : start + size]
        scores = logits(window).astype(np.float64)
        choices += scores.argmax(axis=-1).tolist()
        scores -= scores.max(axis=-1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=-1, keepdims=True))
        losses += (-logs[np.arange(len(window) - 1), window[1:]]).tolist()
    digest = hashlib.sha256(json.dumps(ids).encode()).hexdigest()
    return Prediction(weights_sha256, digest, float(np.exp(np.mean(losses))), tuple(choices))


def read_frozen(path: Path = FROZEN) -> Prediction:
    """What the reference said."""
    table = json.loads(path.read_text(encoding="utf-8"))
    return Prediction(**{**table, "choices": tuple(table["choices"])})


def main(weights: Path, folder: Path, frozen: Path) -> None:
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    begin = read_model_folder(folder).begin_token
    found = predict(Reference(weights).logits, licence_ids(folder), digest, begin)
    frozen.write_text(json.dumps(asdict(found)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
