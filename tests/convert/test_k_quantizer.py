"""The tests' own rounding to k-quants is one that gguf reads back."""

from __future__ import annotations

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize

from tests.convert.k_quantizer import quantize_k


@pytest.mark.parametrize(
    ("kind", "most"), [(Kind.Q4_K, 0.08), (Kind.Q5_K, 0.04), (Kind.Q6_K, 0.02)]
)
def test_rounding_is_as_fine_as_the_type(kind: Kind, most: float) -> None:
    values = np.random.default_rng(8).normal(0.1, 1, (6, 512)).astype(np.float32)
    values[0, :256] = 0
    found = dequantize(quantize_k(values, kind), kind)
    assert np.linalg.norm(found - values) < most * np.linalg.norm(values)
    assert not found[0, :256].any()
