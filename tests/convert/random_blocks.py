"""Random blocks of ggml's k-quants, which gguf reads but does not write."""

from __future__ import annotations

import numpy as np
from gguf.constants import GGML_QUANT_SIZES
from gguf.constants import GGMLQuantizationType as Kind
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

# Where a block's own float16 factors lie, and values that give weights around 0.05.
_FACTORS: dict[Kind, tuple[int, tuple[float, ...]]] = {
    Kind.Q2_K: (80, (0.004, 0.006)),
    Kind.Q3_K: (108, (3e-4,)),
    Kind.Q4_K: (0, (2e-4, 15e-4)),
    Kind.Q5_K: (0, (1e-4, 15e-4)),
    Kind.Q6_K: (208, (4e-5,)),
    Kind.IQ1_S: (0, (0.01,)),
    Kind.IQ2_XXS: (0, (1e-3,)),
    Kind.IQ2_XS: (0, (1e-3,)),
    Kind.IQ2_S: (0, (1e-3,)),
    Kind.IQ3_XXS: (0, (3e-4,)),
    Kind.IQ3_S: (0, (3e-4,)),
}
K_QUANTS = (Kind.Q4_K, Kind.Q5_K, Kind.Q6_K)


def random_blocks(kind: Kind, shape: tuple[int, ...], seed: int = 6) -> Bytes:
    """Bytes [..., K / 256 · block bytes] of a tensor of this shape, every bit pattern likely."""
    weights, size = GGML_QUANT_SIZES[kind]
    random = np.random.default_rng(seed)
    blocks = random.integers(0, 256, (*shape[:-1], shape[-1] // weights, size), dtype=np.uint8)
    if kind not in _FACTORS:
        return blocks.reshape(*shape[:-1], -1)
    at, values = _FACTORS[kind]
    factors = np.array(values, np.float16) * random.choice([-1, 1], (*blocks.shape[:-1], 1))
    raw = factors.astype(np.float16).view(np.uint8)
    blocks[..., at : at + raw.shape[-1]] = raw
    return blocks.reshape(*shape[:-1], -1)
