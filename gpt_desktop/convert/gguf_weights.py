"""The tensors of a GGUF file as ``Weights``."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize

from gpt_desktop.convert.errors import missing_tensor, unsupported, wrong_shape
from gpt_desktop.convert.gguf_file import GgufFile, TensorInfo
from gpt_desktop.convert.k_quants import repack_q4_k, repack_q5_k, repack_q6_k
from gpt_desktop.convert.quantize import (
    repack_q4_0,
    repack_q4_1,
    repack_q5_0,
    repack_q5_1,
    repack_q8_0,
    round_to_8_bits,
)
from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, DenseLinear, Floats, Linear
from gpt_desktop.core.i18n import tr

_EXACT: dict[Kind, Callable[[Bytes, int], BlockLinear]] = {
    Kind.Q4_0: repack_q4_0,
    Kind.Q4_1: repack_q4_1,
    Kind.Q5_0: repack_q5_0,
    Kind.Q5_1: repack_q5_1,
    Kind.Q8_0: repack_q8_0,
    Kind.Q4_K: repack_q4_k,
    Kind.Q5_K: repack_q5_k,
    Kind.Q6_K: repack_q6_k,
}
# Factors of positions, which are read with the spec.
_IN_SPEC = ("rope_freqs.weight", "rope_factors_long.weight", "rope_factors_short.weight")
_FLOATS = (Kind.F32, Kind.F16, Kind.BF16)


class GgufWeights:
    """Blocks of 4, 5, 6 and 8 bits and floats keep their values; others are rounded to 8 bits."""

    def __init__(self, file: GgufFile) -> None:
        self._file = file
        self._read: set[str] = set()

    def has(self, name: str) -> bool:
        return name in self._file.tensors

    def unread(self) -> list[str]:
        read = self._read.union(_IN_SPEC)
        return [name for name in self._file.tensors if name not in read]

    def linear(self, name: str, shape: tuple[int, int]) -> Linear:
        info = self._find(name, shape)
        repack = _EXACT.get(info.kind)
        if repack is not None:
            return repack(self._file.blocks(name), shape[0])
        values = self.dense(name, shape)
        if info.kind in _FLOATS or shape[1] % BLOCK:
            return DenseLinear(values)
        return round_to_8_bits(values)

    def dense(self, name: str, shape: tuple[int, ...]) -> Floats:
        info = self._find(name, shape)
        blocks = self._file.blocks(name)
        if info.kind == Kind.F32:
            return blocks.view("<f4").astype(np.float32).reshape(shape)
        if info.kind == Kind.F16:
            return blocks.view("<f2").astype(np.float32).reshape(shape)
        rows = blocks.reshape(*shape[:-1], -1)
        try:
            values: Floats = dequantize(rows, info.kind)
        except NotImplementedError as error:
            why = tr("Its quantization type {code} is not known.", code=info.kind.name)
            raise unsupported(self._file.name, why) from error
        return values.astype(np.float32, copy=False).reshape(shape)

    def _find(self, name: str, shape: tuple[int, ...]) -> TensorInfo:
        info = self._file.tensors.get(name)
        if info is None:
            raise missing_tensor(self._file.name, name)
        if info.shape != shape:
            raise wrong_shape(self._file.name, name, info.shape, shape)
        self._read.add(name)
        return info
