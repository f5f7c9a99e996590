"""How well a model predicts texts, and which tokens it would have chosen.

The measure of the project: a text in windows of 512 tokens that do not overlap, the first
token of each window not scored. A model's begin token, if it has one, is the first of each
window; else nothing is put before.

``python -m tests.convert.perplexity WEIGHTS.gguf FOLDER FROZEN.json`` freezes what the
reference says of the weights that FOLDER was built from; it takes some minutes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.core.model_folder import read_model_folder
from tests.convert.reference import Reference
from tests.convert.texts import text_ids, text_names

WINDOW = 512
FROZEN = Path(__file__).parent / "data" / "smollm2-135m-instruct.json"

Floats = NDArray[np.float32]
Logits = Callable[[list[int]], Floats]


@dataclass(frozen=True, slots=True)
class Prediction:
    """Of one text. ``choices`` are the most probable next tokens, one a position."""

    ids_sha256: str
    perplexity: float
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Frozen:
    """What the reference said of some weights, by the texts' names."""

    weights_sha256: str
    texts: Mapping[str, Prediction]


def predict(logits: Logits, ids: list[int], begin: int | None = None) -> Prediction:
    """Measure a model given as a function from a window's ids to logits [window, vocab]."""
    losses: list[float] = []
    choices: list[int] = []
    first = [] if begin is None else [begin]
    size = WINDOW - len(first)
    for start in range(0, len(ids), size):
        window = first + ids[start : start + size]
        scores = logits(window)
        choices += scores.argmax(axis=-1).tolist()
        losses += _losses(scores[:-1], window[1:])
    digest = hashlib.sha256(json.dumps(ids).encode()).hexdigest()
    return Prediction(digest, float(np.exp(np.mean(losses))), tuple(choices))


def read_frozen(path: Path = FROZEN) -> Frozen:
    """What the reference said."""
    table = json.loads(path.read_text(encoding="utf-8"))
    texts = {
        name: Prediction(**{**text, "choices": tuple(text["choices"])})
        for name, text in table["texts"].items()
    }
    return Frozen(table["weights_sha256"], texts)


def _losses(scores: Floats, targets: list[int]) -> list[float]:
    """Negative log-probabilities of the targets, one a row of logits."""
    losses = []
    # Row by row it stays in the processor's cache, a third of the time.
    for row, target in zip(scores, targets, strict=True):
        highest = row.max()
        total = np.exp(row - highest).sum(dtype=np.float64)
        losses.append(float(np.log(total) - (row[target] - highest)))
    return losses


def main(weights: Path, folder: Path, frozen: Path) -> None:
    digest = hashlib.sha256(weights.read_bytes()).hexdigest()
    begin = read_model_folder(folder).begin_token
    logits = Reference(weights).logits
    texts = {name: predict(logits, text_ids(name, folder), begin) for name in text_names(folder)}
    frozen.write_text(json.dumps(asdict(Frozen(digest, texts))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
