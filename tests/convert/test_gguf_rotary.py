"""How GGUF metadata say that positions are turned, as llama.cpp reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.gguf_spec import read_spec
from gpt_desktop.convert.rope_scaling import Yarn, ntk_base, yarn_magnitude
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_llama import TinyLlama

LONG = np.linspace(2, 4, 8, dtype=np.float32)
SHORT = np.linspace(1, 2, 8, dtype=np.float32)


def rotary(tmp_path: Path, factors: Any = None, **values: Any) -> Rotary:
    metadata = {f"llama.rope.{key.replace('__', '.')}": value for key, value in values.items()}
    model = TinyLlama(metadata=metadata, extra=factors or {})
    return read_spec(GgufFile(model.write(tmp_path / "tiny.gguf"))).rotary


@pytest.mark.parametrize("key", ["scaling__factor", "scale_linear"])
def test_a_factor_without_a_kind_is_linear(tmp_path: Path, key: str) -> None:
    assert rotary(tmp_path, None, **{key: 4.0}) == Rotary(10000.0, 16, (4.0,) * 8)


def test_a_factor_of_no_kind_does_nothing(tmp_path: Path) -> None:
    found = rotary(tmp_path, scaling__type="none", scaling__factor=4.0)
    assert found == Rotary(10000.0, 16)
    assert rotary(tmp_path, scaling__factor=0.0) == Rotary(10000.0, 16)


def test_yarn(tmp_path: Path) -> None:
    values: dict[str, Any] = {"scaling__type": "yarn", "scaling__factor": 4.0}
    values |= {"scaling__original_context_length": 64}
    factors = Yarn(4, 64).factors(10000.0, 16)
    assert rotary(tmp_path, **values) == Rotary(10000.0, 16, factors, yarn_magnitude(4))
    assert rotary(tmp_path, **values, scaling__yarn_attn_factor=1.25).magnitude == 1.25
    assert rotary(tmp_path, **values, scaling__yarn_log_multiplier=1.0).magnitude == 1
    with pytest.raises(UserFacingError):
        rotary(tmp_path, **values, scaling__yarn_ext_factor=0.5)


def test_factors_from_the_file_count_with_the_linear_one(tmp_path: Path) -> None:
    found = rotary(tmp_path, {"rope_freqs.weight": SHORT}, scaling__factor=2.0)
    assert found.factors == pytest.approx(tuple(2 * SHORT))


@pytest.mark.parametrize(("original", "expected"), [(64, LONG), (128, SHORT)])
def test_long_factors_where_texts_may_be_long(tmp_path: Path, original: int, expected: Any) -> None:
    factors = {"rope_factors_long.weight": LONG, "rope_factors_short.weight": SHORT}
    more = {"scaling__original_context_length": original, "scaling__attn_factor": 1.5}
    found = rotary(tmp_path, factors, **more)
    assert found.factors == pytest.approx(tuple(expected))
    assert found.magnitude == 1.5


def test_an_alpha_changes_the_base(tmp_path: Path) -> None:
    found = rotary(tmp_path, scaling__alpha=1000.0)
    assert found.base == pytest.approx(ntk_base(10000.0, 1000.0, 16))


@pytest.mark.parametrize("broken", [np.zeros(8, np.float32), np.ones(4, np.float32)])
def test_factors_that_make_no_sense_are_told(tmp_path: Path, broken: Any) -> None:
    with pytest.raises(UserFacingError):
        rotary(tmp_path, {"rope_freqs.weight": broken})


def test_an_unknown_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError):
        rotary(tmp_path, scaling__type="unheard_of")


@pytest.mark.parametrize(
    "values",
    [
        {"freq_base": 0.5},
        {"freq_base": 1e30},
        {"scaling__factor": 1e-30},
        {"scaling__attn_factor": 1e30},
        {"scaling__alpha": 1e38},
    ],
)
def test_numbers_that_make_no_tables_are_told(tmp_path: Path, values: dict[str, Any]) -> None:
    with pytest.raises(UserFacingError, match=r"rope\.scaling"):
        rotary(tmp_path, None, **values)


def test_a_base_of_windows_that_makes_no_table_is_told(tmp_path: Path) -> None:
    metadata = {"gemma3.rope.freq_base_swa": 0.5}
    model = TinyLlama(architecture="gemma3", metadata=metadata)
    with pytest.raises(UserFacingError, match="freq_base_swa"):
        read_spec(GgufFile(model.write(tmp_path / "tiny.gguf")))
