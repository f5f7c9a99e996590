"""Random blocks are numbers of the wanted size."""

from __future__ import annotations

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind
from gguf.quants import dequantize

from benchmarks.prepare.random_gguf import random_blocks


@pytest.mark.parametrize("kind", [Kind.Q4_0, Kind.Q8_0, Kind.Q2_K, Kind.Q4_K, Kind.Q6_K])
def test_products_keep_their_size(kind: Kind) -> None:
    random = np.random.default_rng(1)
    values = dequantize(random_blocks(random, 256, 512, kind), kind)
    assert values.shape == (256, 512)
    x = random.standard_normal((512, 16)).astype(np.float32)
    assert np.std(values @ x) == pytest.approx(1, rel=0.2)
