"""Folders of ``onnx/`` graphs as they are published, made by the tools that publishers use."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_bnb4_quantizer import MatMulBnb4Quantizer
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from onnxruntime.transformers.float16 import convert_float_to_float16
from optimum.exporters.onnx import main_export

from tests.export.tiny_checkpoints import save

_BLOCK = 32  # weights that share a scale


def export(model: Any, place: Path) -> Path:
    """A folder with ``onnx/model.onnx`` by optimum, of a model of transformers."""
    checkpoint = save(model, place / "checkpoint")
    # The classes of architectures add tokens of their own.
    plain = json.dumps({"tokenizer_class": "PreTrainedTokenizerFast"})
    (checkpoint / "tokenizer_config.json").write_text(plain, encoding="utf-8")
    hub = place / "hub"
    options = {"task": "text-generation-with-past", "do_validation": False}
    main_export(str(checkpoint), output=str(hub), **options)
    (hub / "onnx").mkdir()
    for file in hub.glob("model.onnx*"):
        file.rename(hub / "onnx" / file.name)
    return hub


def add_variant(hub: Path, name: str) -> Path:
    """Write one of ``VARIANTS`` beside ``onnx/model.onnx``."""
    target = hub / "onnx" / f"{name}.onnx"
    VARIANTS[name](hub / "onnx" / "model.onnx", target)
    return target


def _four_bits(source: Path, target: Path) -> None:
    quantizer = MatMulNBitsQuantizer(onnx.load(source), block_size=_BLOCK, is_symmetric=True)
    quantizer.process()
    onnx.save_model(quantizer.model.model, target)


def _four_bits_half(source: Path, target: Path) -> None:
    _four_bits(source, target)
    _half(target, target)


def _four_bits_of_bitsandbytes(source: Path, target: Path) -> None:
    quantizer = MatMulBnb4Quantizer(onnx.load(source), MatMulBnb4Quantizer.NF4, _BLOCK)
    quantizer.process()
    onnx.save_model(quantizer.model.model, target)


def _half(source: Path, target: Path) -> None:
    """Inputs and outputs as well, as transformers.js publishes them."""
    onnx.save_model(convert_float_to_float16(onnx.load(source), keep_io_types=False), target)


def _eight_bits(kind: QuantType) -> Callable[[Path, Path], None]:
    def quantize(source: Path, target: Path) -> None:
        quantize_dynamic(source, target, weight_type=kind)

    return quantize


VARIANTS: dict[str, Callable[[Path, Path], None]] = {
    "model_q4": _four_bits,
    "model_q4f16": _four_bits_half,
    "model_bnb4": _four_bits_of_bitsandbytes,
    "model_int8": _eight_bits(QuantType.QInt8),
    "model_quantized": _eight_bits(QuantType.QUInt8),
    "model_fp16": _half,
}
