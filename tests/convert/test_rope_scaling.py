"""Stretched rotary positions, held against values that transformers 4.57 gave."""

from __future__ import annotations

import numpy as np
import pytest

from gpt_desktop.convert.rope_scaling import (
    Llama3,
    Yarn,
    long_magnitude,
    ntk_base,
    yarn_magnitude,
)


def test_llama_3_keeps_quick_frequencies_and_divides_slow_ones() -> None:
    factors = Llama3(factor=8, low=1, high=4, original=64).factors(500000.0, 16)
    assert factors[0] == 1
    assert 1 < factors[1] < 8
    assert factors[3:] == (8,) * 5


def test_yarn_goes_from_kept_to_divided_frequencies() -> None:
    factors = np.array(Yarn(factor=4, original=64).factors(10000.0, 16))
    assert (np.diff(factors) >= 0).all()
    assert factors[0] == 1
    assert factors[-1] == 4


def test_a_ramp_without_a_width_is_a_step() -> None:
    factors = Yarn(factor=4, original=64, fast=2, slow=2, whole=False).factors(10000.0, 16)
    assert set(factors) == {1.0, 4.0}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (yarn_magnitude(4), 1.138629),
        (yarn_magnitude(4, 0.5), 1.069315),
        (yarn_magnitude(0.5), 1.0),
        (long_magnitude(32, 4096), 1.190238),
        (long_magnitude(1, 4096), 1.0),
        (ntk_base(10000, 1000, 128), 11158839.93),
    ],
)
def test_magnitudes_and_bases(found: float, expected: float) -> None:
    assert found == pytest.approx(expected, rel=1e-6)
