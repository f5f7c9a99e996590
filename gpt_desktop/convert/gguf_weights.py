"""The tensors of a GGUF file as ``Weights``."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize

from gpt_desktop.convert.checkpoint_weights import SENSITIVE, Quantization, rounded
from gpt_desktop.convert.errors import missing_tensor, unsupported, wrong_shape
from gpt_desktop.convert.gguf_file import GgufFile, TensorInfo
from gpt_desktop.convert.i_quants import repack_iq3_s, repack_iq3_xxs
from gpt_desktop.convert.k_quants import repack_q3_k, repack_q4_k, repack_q5_k, repack_q6_k
from gpt_desktop.convert.quantize import (
    repack_q4_0,
    repack_q4_1,
    repack_q5_0,
    repack_q5_1,
    repack_q8_0,
    round_to_8_bits,
)
from gpt_desktop.convert.quick_rounding import round_to_zeroed
from gpt_desktop.convert.row_chunks import in_row_chunks
from gpt_desktop.convert.weights import BLOCK, BlockLinear, Bytes, DenseLinear, Floats, Linear
from gpt_desktop.core.i18n import tr

_EXACT: dict[Kind, Callable[[Bytes, int], BlockLinear]] = {
    Kind.Q4_0: repack_q4_0,
    Kind.Q4_1: repack_q4_1,
    Kind.Q5_0: repack_q5_0,
    Kind.Q5_1: repack_q5_1,
    Kind.Q8_0: repack_q8_0,
    Kind.Q3_K: repack_q3_k,
    Kind.Q4_K: repack_q4_k,
    Kind.Q5_K: repack_q5_k,
    Kind.Q6_K: repack_q6_k,
}
# Wide blocks of 8 bits are a third quicker than these types' own form, and at 1.06 bytes a weight
# a sixth smaller; what rounding to them costs is in docs/quality.md.
_WIDE = (Kind.Q5_K, Kind.Q6_K)
_WIDE_BLOCK = 64
# Of 1 to 2.6 bits, with few values a block: a grid of 16 is near to them, at 0.64 bytes a weight
# instead of 1.13. What that costs, and why Q2_K is not among them, is in docs/engine.md.
_FEW_BITS = (
    Kind.IQ1_S,
    Kind.IQ1_M,
    Kind.IQ2_XXS,
    Kind.IQ2_XS,
    Kind.IQ2_S,
    Kind.TQ1_0,
    Kind.TQ2_0,
)
_ON_GRID: dict[Kind, Callable[[Bytes, Floats], BlockLinear]] = {
    Kind.IQ3_S: repack_iq3_s,
    Kind.IQ3_XXS: repack_iq3_xxs,
}
# Factors of positions, which are read with the spec.
_IN_SPEC = ("rope_freqs.weight", "rope_factors_long.weight", "rope_factors_short.weight")
_HALVES = (Kind.F16, Kind.BF16)


class GgufWeights:
    """Blocks of 3, 4, 5, 6 and 8 bits and float32 keep their values; others are rounded to 8 bits.

    Args:
        quantization: of matrices in float16 and bfloat16, as of a checkpoint's.
    """

    def __init__(self, file: GgufFile, quantization: Quantization = Quantization.NONE) -> None:
        self._file = file
        self._quantization = quantization
        self._read: set[str] = set()

    def has(self, name: str) -> bool:
        return name in self._file.tensors

    def unread(self) -> list[str]:
        read = self._read.union(_IN_SPEC)
        return [name for name in self._file.tensors if name not in read]

    def linear(self, name: str, shape: tuple[int, int]) -> Linear:
        info = self._find(name, shape)
        if info.kind not in _EXACT and (info.kind == Kind.F32 or shape[1] % BLOCK):
            return DenseLinear(self.dense(name, shape))
        if info.kind in _HALVES and self._quantization is Quantization.NONE:
            return DenseLinear(self.dense(name, shape))
        return in_row_chunks(shape, lambda rows: self._blocks(name, info.kind, shape, rows))

    def _blocks(self, name: str, kind: Kind, shape: tuple[int, int], rows: slice) -> BlockLinear:
        raw = self._file.blocks(name).reshape(shape[0], -1)[rows]
        repack = _EXACT.get(kind)
        if repack is not None and (kind not in _WIDE or self._quantization is Quantization.NONE):
            return repack(raw, raw.shape[0])
        values = self._floats(raw, kind)
        if kind in _WIDE:
            return round_to_8_bits(values, _WIDE_BLOCK)
        if kind in _HALVES:
            return rounded(values, name, self._quantization)
        exact = self._quantization is Quantization.NONE or name in SENSITIVE
        if kind in _ON_GRID and not exact:
            return _ON_GRID[kind](raw, values)
        if kind in _FEW_BITS and not exact:
            return round_to_zeroed(values, BLOCK)
        return round_to_8_bits(values)

    def dense(self, name: str, shape: tuple[int, ...]) -> Floats:
        info = self._find(name, shape)
        rows = self._file.blocks(name).reshape(*shape[:-1], -1)
        return self._floats(rows, info.kind).reshape(shape)

    def _floats(self, rows: Bytes, kind: Kind) -> Floats:
        """Rows of bytes [..., n] as float32 [..., K]."""
        if kind == Kind.F32:
            return rows.view("<f4").astype(np.float32)
        if kind == Kind.F16:
            return rows.view("<f2").astype(np.float32)
        try:
            values: Floats = dequantize(rows, kind)
        except NotImplementedError as error:
            why = tr("Its quantization type {code} is not known.", code=kind.name)
            raise unsupported(self._file.name, why) from error
        return values.astype(np.float32, copy=False)

    def _find(self, name: str, shape: tuple[int, ...]) -> TensorInfo:
        info = self._file.tensors.get(name)
        if info is None:
            raise missing_tensor(self._file.name, name)
        if info.shape != shape:
            raise wrong_shape(self._file.name, name, info.shape, shape)
        self._read.add(name)
        return info
