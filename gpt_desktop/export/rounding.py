"""A graph's weights rounded by onnxruntime's quantizer, and written."""

from __future__ import annotations

from pathlib import Path

import onnx
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

from gpt_desktop.export.products import as_products, output_product
from gpt_desktop.export.protocol import Bits
from gpt_desktop.export.tables import halve_tables

_BLOCK = 32  # weights that share a scale
_EIGHT_BIT_ACTIVATIONS = 4  # the products' accuracy level with the quickest kernels
_INLINE_BYTES = 1024  # smaller tensors stay in the graph's own file


def write_rounded(source: Path, target: Path, bits: Bits) -> None:
    """Write a graph with its weights beside it, in ``<name>.onnx_data``.

    With four bits the output layer has eight: it decides between tokens that are nearly alike,
    and costs the least quality for its size there.

    Args:
        source: a float32 graph.
        target: its folder is made.
    """
    model = onnx.load(source)
    if bits is not Bits.ALL:
        as_products(model.graph)
        products = {node.name for node in model.graph.node if node.op_type == "MatMul"}
        output = {output_product(model.graph)} & products
        eight = products if bits is Bits.EIGHT else output
        model = _rounded(model, 8, products - eight)
        if eight != products:
            model = _rounded(model, 4, eight)
        halve_tables(model.graph)
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save_model(
        model,
        target,
        save_as_external_data=True,
        all_tensors_to_one_file=True,
        location=f"{target.name}_data",
        size_threshold=_INLINE_BYTES,
    )


def _rounded(model: onnx.ModelProto, bits: int, excluded: set[str]) -> onnx.ModelProto:
    quantizer = MatMulNBitsQuantizer(
        model,
        bits=bits,
        block_size=_BLOCK,
        is_symmetric=False,
        accuracy_level=_EIGHT_BIT_ACTIVATIONS,
        nodes_to_exclude=sorted(excluded),
    )
    quantizer.process()
    rounded: onnx.ModelProto = quantizer.model.model
    return rounded
