"""Matrix products and embeddings as nodes of ONNX Runtime's fused operators."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gpt_desktop.convert.graph_writer import MICROSOFT, GraphWriter
from gpt_desktop.convert.quantize import round_to_8_bits
from gpt_desktop.convert.row_chunks import in_row_chunks
from gpt_desktop.convert.weights import BlockLinear, Bytes, DenseLinear, Floats, Linear

# int8 activations: four times as fast on the CPU as float ones, and what llama.cpp does too.
_INT8_ACTIVATIONS = 4


def project(graph: GraphWriter, x: str, parts: Sequence[Linear], output: str) -> str:
    """``x`` times the parts side by side: [batch, sequence, sum of N].

    Parts of one form become one matrix; others are computed one by one.
    """
    stacked = _stack(parts)
    if stacked is not None:
        return product(graph, x, stacked, output)
    products = [product(graph, x, part, f"{output}.{number}") for number, part in enumerate(parts)]
    return graph.node("Concat", products, output, axis=-1)


def embed(graph: GraphWriter, ids: str, table: Linear, output: str) -> str:
    """Rows of an embedding [vocab, hidden] by ids: [batch, sequence, hidden].

    The bytes are laid out so that ``project_tied`` can use the same ones.
    """
    if isinstance(table, DenseLinear):
        return graph.node("Gather", [graph.constant(f"{output}.weight", table.values), ids], output)
    rows, columns = table.packed.shape[0], table.packed.shape[1] * table.packed.shape[2]
    graph.constant(f"{output}.weight", table.packed)
    quantized = graph.reshaped(f"{output}.rows", f"{output}.weight", (rows, columns))
    return graph.node(
        "GatherBlockQuantized",
        [quantized, ids, graph.constant(f"{output}.scales", table.scales)],
        output,
        MICROSOFT,
        bits=table.bits,
        block_size=table.block,
        gather_axis=0,
        quantize_axis=1,
    )


def project_tied(graph: GraphWriter, x: str, table: Linear, embedding: str, output: str) -> str:
    """``x`` times an embedding already added by ``embed`` under the name ``embedding``."""
    return product(graph, x, table, output, weight=embedding)


def embeddable(table: Linear) -> Linear:
    """An embedding in a form ``embed`` can look up: without offsets and zero points."""
    if isinstance(table, BlockLinear) and (table.offsets is not None or table.zeros is not None):
        return in_row_chunks(
            table.shape, lambda rows: round_to_8_bits(dequantized(table.rows(rows)))
        )
    return table


def dequantized(linear: BlockLinear) -> Floats:
    """The matrix [N, K] as float32."""
    values = _unpacked(linear.packed, linear.bits).astype(np.float32)
    if linear.zeros is None:
        values -= 1 << (linear.bits - 1)
    else:
        values -= _unpacked(linear.zeros, linear.bits)[:, : values.shape[1], None]
    values *= linear.scales[..., None]
    if linear.offsets is not None:
        values += linear.offsets[..., None]
    return values.reshape(linear.shape).astype(np.float32, copy=False)


def _unpacked(packed: Bytes, bits: int) -> Bytes:
    """Numbers [..., n] of bytes [..., n · bits / 8]."""
    if bits == 8:
        return packed
    pairs = np.stack([packed & 0x0F, packed >> 4], axis=-1)
    return pairs.reshape(*packed.shape[:-1], -1)


def _stack(parts: Sequence[Linear]) -> Linear | None:
    dense = [part for part in parts if isinstance(part, DenseLinear)]
    blocks = [part for part in parts if isinstance(part, BlockLinear)]
    if not blocks:
        return DenseLinear(np.concatenate([part.values for part in dense]))
    if dense or len({_form(part) for part in blocks}) > 1:
        return None
    zeros = [part.zeros for part in blocks if part.zeros is not None]
    offsets = [part.offsets for part in blocks if part.offsets is not None]
    return BlockLinear(
        blocks[0].bits,
        np.concatenate([part.packed for part in blocks]),
        np.concatenate([part.scales for part in blocks]),
        np.concatenate(offsets) if offsets else None,
        np.concatenate(zeros) if zeros else None,
    )


def _form(part: BlockLinear) -> tuple[int, int, bool, bool]:
    return part.bits, part.block, part.offsets is None, part.zeros is None


def product(graph: GraphWriter, x: str, linear: Linear, output: str, weight: str = "") -> str:
    """``x`` times one matrix, whose constants are named after ``weight`` or the output."""
    weight = weight or output
    if isinstance(linear, DenseLinear):
        matrix = graph.constant(f"{weight}.weight", linear.values)
        return graph.node("FusedMatMul", [x, matrix], output, MICROSOFT, transB=1)
    features_out, features_in = linear.shape
    zeros = linear.zeros
    exact = linear.offsets is None
    product = graph.node(
        "MatMulNBits",
        [
            x,
            graph.constant(f"{weight}.weight", linear.packed),
            graph.constant(f"{weight}.scales", linear.scales),
            *([] if zeros is None else [graph.constant(f"{weight}.zeros", zeros)]),
        ],
        output if exact else f"{output}.scaled",
        MICROSOFT,
        K=features_in,
        N=features_out,
        bits=linear.bits,
        block_size=linear.block,
        accuracy_level=_INT8_ACTIVATIONS,
    )
    if linear.offsets is None:
        return product
    offsets = graph.constant(f"{weight}.offsets", np.ascontiguousarray(linear.offsets.T))
    sums = _block_sums(graph, x, linear, f"{output}.block_sums")
    correction = graph.node("MatMul", [sums, offsets], f"{output}.correction")
    return graph.node("Add", [product, correction], output)


def _block_sums(graph: GraphWriter, x: str, linear: BlockLinear, output: str) -> str:
    """Sums of ``x`` over blocks of features: [batch, sequence, features / block].

    One product with a constant 0/1 matrix: Reshape and ReduceSum were a third slower.
    """
    block, (_, features) = linear.block, linear.shape
    ones = np.kron(np.eye(features // block, dtype=np.float32), np.ones((block, 1), np.float32))
    matrix = graph.constant(f"block_sums.{features}.{block}", ones)
    return graph.node("MatMul", [x, matrix], output)
