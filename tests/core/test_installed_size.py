"""How large a model becomes is told before it is there."""

from __future__ import annotations

import pytest

from gpt_desktop.core.hub import Form
from gpt_desktop.core.installed_size import (
    disk_bytes,
    installed_bytes,
    quantization,
    will_be_packed,
)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Qwen3-0.6B-Q8_0.gguf", "Q8_0"),
        ("x.IQ4_XS.gguf", "IQ4_XS"),
        ("x-UD-Q4_K_XL.gguf", "UD-Q4_K_XL"),
        ("x-iq2_xxs.gguf", "IQ2_XXS"),
        ("x-Q3_K_L.gguf", "Q3_K_L"),
        ("x-Q6_K.gguf", "Q6_K"),
        ("x-MXFP4.gguf", "MXFP4"),
        ("x-bf16.gguf", "BF16"),
        ("f16/model.gguf", "F16"),
        ("Q1-report-of-Qwen3.gguf", ""),
        ("model.gguf", ""),
    ],
)
def test_labels_are_read_from_names(name: str, label: str) -> None:
    assert quantization(name) == label


def test_forms_take_their_own_share_of_the_disk() -> None:
    assert installed_bytes(Form.ONNX, "4 bit", 1000) == 1000
    assert installed_bytes(Form.SAFETENSORS, "", 1000) == 560
    assert installed_bytes(Form.GGUF, "Q4_K_M", 1000) == 1450
    assert installed_bytes(Form.GGUF, "F32", 1000) == 300


def test_large_models_that_are_converted_are_packed() -> None:
    assert will_be_packed(Form.GGUF, 300 * 2**20)
    assert not will_be_packed(Form.GGUF, 200 * 2**20)
    assert not will_be_packed(Form.ONNX, 300 * 2**20)
    assert disk_bytes(Form.GGUF, 1_000_000_000) == 2_200_000_000
    assert disk_bytes(Form.GGUF, 1_000_000) == 1_000_000


def test_files_of_few_bits_grow_more() -> None:
    sizes = [installed_bytes(Form.GGUF, label, 1000) for label in ("IQ2_XS", "UD-Q2_K_XL", "IQ3_M")]
    assert sizes == [2200, 2700, 1800]
