"""A real model with all its matrices rounded to one type of GGUF, against the same in float32.

What the types cost here that the graph cannot hold as they are, on weights as trained ones
are distributed: ``python -m tests.convert.requantized WEIGHTS.gguf FOLDER KIND...`` prints a
line a type of ``docs/quality.md``; FOLDER is the model built of WEIGHTS. Half a minute each.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize, quantize
from numpy.typing import NDArray

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.gguf_weights import GgufWeights
from gpt_desktop.convert.graph import write_graph
from gpt_desktop.convert.k_quants import repack_q4_k, repack_q5_k, repack_q6_k
from gpt_desktop.convert.quantize import (
    repack_q4_0,
    repack_q4_1,
    repack_q5_0,
    repack_q5_1,
    repack_q8_0,
)
from gpt_desktop.convert.weights import BlockLinear, DenseLinear, Linear
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA
from tests.convert.graph_run import GraphRun
from tests.convert.k_quantizer import quantize_k
from tests.convert.perplexity import WINDOW, predict
from tests.convert.random_blocks import K_QUANTS
from tests.convert.reference import Reference
from tests.convert.texts import text_ids

Bytes = NDArray[np.uint8]
Floats = NDArray[np.float32]

_REPACK: dict[Kind, Callable[[Bytes, int], BlockLinear]] = {
    Kind.Q8_0: repack_q8_0,
    Kind.Q4_0: repack_q4_0,
    Kind.Q4_1: repack_q4_1,
    Kind.Q5_0: repack_q5_0,
    Kind.Q5_1: repack_q5_1,
    Kind.Q4_K: repack_q4_k,
    Kind.Q5_K: repack_q5_k,
    Kind.Q6_K: repack_q6_k,
}
# What llama.cpp stores where rows are no multiple of a k-quant's 256 weights.
_NARROW = {Kind.Q4_K: Kind.Q5_0, Kind.Q5_K: Kind.Q5_1, Kind.Q6_K: Kind.Q8_0}
_TEXT, _TOKENS = "prose", WINDOW


class Requantized:
    """``Weights`` whose matrices were rounded to a type."""

    def __init__(self, weights: GgufWeights, kind: Kind) -> None:
        self._weights = weights
        self._kind = kind

    def has(self, name: str) -> bool:
        return self._weights.has(name)

    def unread(self) -> list[str]:
        return self._weights.unread()

    def linear(self, name: str, shape: tuple[int, int]) -> Linear:
        kind, blocks = _blocks(self._weights.dense(name, shape), self._kind)
        if kind in _REPACK:
            return _REPACK[kind](blocks, shape[0])
        return DenseLinear(dequantize(blocks, kind))

    def dense(self, name: str, shape: tuple[int, ...]) -> Floats:
        return self._weights.dense(name, shape)


def _blocks(values: Floats, kind: Kind) -> tuple[Kind, Bytes]:
    if kind in K_QUANTS and values.shape[1] % 256:
        kind = _NARROW[kind]
    blocks: Bytes = quantize_k(values, kind) if kind in K_QUANTS else quantize(values, kind)
    return kind, blocks


def _rounded(values: Floats, kind: Kind) -> Floats:
    own, blocks = _blocks(values, kind)
    rounded: Floats = dequantize(blocks, own)
    return rounded


def perplexities(weights: Path, built: Path, kind: Kind) -> tuple[float, float]:
    """Of the rounded weights in float32, and of the graph made of them."""
    ids = text_ids(_TEXT, built)[:_TOKENS]
    expected = predict(Reference(weights, lambda values: _rounded(values, kind)).logits, ids)
    file = GgufFile(weights)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        leave_out = shutil.ignore_patterns(GRAPH, GRAPH_DATA)
        shutil.copytree(built, folder, ignore=leave_out, dirs_exist_ok=True)
        rounded = Requantized(GgufWeights(file), kind)
        for _ in write_graph(read_spec(file), rounded, folder, CancelToken()):
            pass
        found = predict(GraphRun(folder, capacity=WINDOW).window, ids)
    return expected.perplexity, found.perplexity


def main(weights: Path, built: Path, names: list[str]) -> None:
    for name in names:
        expected, found = perplexities(weights, built, Kind[name])
        growth = found / expected - 1
        sys.stdout.write(f"| {name} | {expected:.3f} | {found:.3f} | {growth:+.2%} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
