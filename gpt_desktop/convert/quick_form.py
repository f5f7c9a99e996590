"""A quicker form of an installed model: its products with 4-bit blocks that are wider.

Made of the model's own graph, so that it needs none of the files that the model came from. The
tables of tokens and the output layer stay as they are: rounded to 4 bits they cost more quality
than all the layers together. Zero points take the place of offsets, which took nodes of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import onnx

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.convert.graph_reader import GraphReader
from gpt_desktop.convert.graph_writer import GraphWriter, graph_writer
from gpt_desktop.convert.linear_nodes import dequantized, product
from gpt_desktop.convert.partial_folder import partial_folder
from gpt_desktop.convert.quick_rounding import round_to_zeroed
from gpt_desktop.convert.row_chunks import in_row_chunks
from gpt_desktop.convert.weights import BlockLinear
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr

# The narrowest is the most exact one.
BLOCKS = (32, 64, 128)
# Few rows decide about a whole state.
_LEAST_ROWS = 64
_PRODUCT = "MatMulNBits"

ChooseBlock = Callable[[int, int], int]
"""Of ``BLOCKS``, by a matrix's features in and out."""


def write_quick_form(
    model: Path, target: Path, choose_block: ChooseBlock, token: CancelToken
) -> Iterator[tuple[int, int]]:
    """Make ``target`` of the graph in a model's folder; it appears when all is done.

    Yields:
        Matrices (done, in all).

    Raises:
        UserFacingError: the model is damaged or has no such matrices, or the disk is full.
        CancelledError: the token was cancelled; nothing half-made stays.
    """
    try:
        reader = GraphReader(model)
    except (OSError, ValueError) as error:
        raise damaged(model.name, str(error)) from error
    found = {node.output[0]: node for node in reader.nodes if _gains(node, reader)}
    if not found:
        raise unsupported(model.name, tr("None of its matrices has a quicker form."))
    blocks: dict[tuple[int, int], int] = {}
    with partial_folder(target) as partial, graph_writer(partial, token) as graph:
        left_out = _left_out(reader, found)
        done = 0
        for node in reader.nodes:
            token.raise_if_cancelled()
            if node.output[0] in left_out:
                continue
            if node.output[0] not in found:
                _copy(graph, reader, node)
                continue
            shape = (_number(node, "K"), _number(node, "N"))
            if shape not in blocks:
                blocks[shape] = choose_block(*shape)
            _write_product(graph, reader, node, blocks[shape], token)
            done += 1
            yield done, len(found)
        graph.save(partial, reader.inputs, reader.outputs, reader.properties)


def _gains(node: onnx.NodeProto, reader: GraphReader) -> bool:
    """Whether a node is a product whose matrix is of a layer, and has a block that fits."""
    if node.op_type != _PRODUCT or len(node.input) > 3 or reader.is_shared(node.input[1]):
        return False
    columns, rows = _number(node, "K"), _number(node, "N")
    output = rows == int(reader.properties.get("vocab_size", 0))
    return not output and rows >= _LEAST_ROWS and columns % BLOCKS[0] == 0


def _left_out(reader: GraphReader, found: dict[str, onnx.NodeProto]) -> set[str]:
    """Outputs of the nodes that add offsets to products, which zero points have within."""
    left: set[str] = set()
    for output in found:
        addition = reader.offset_addition(output)
        if addition is not None:
            left |= {addition.output[0], addition.input[1]}
    for node in reader.nodes:  # sums over blocks that nobody needs any more
        users = reader.users(node.output[0])
        if users and all(user.output[0] in left for user in users) and node.op_type == "MatMul":
            left.add(node.output[0])
    return left


def _write_product(
    graph: GraphWriter, reader: GraphReader, node: onnx.NodeProto, block: int, token: CancelToken
) -> None:
    addition = reader.offset_addition(node.output[0])
    output = node.output[0] if addition is None else addition.output[0]
    matrix = _matrix(reader, node)

    def some(rows: slice) -> BlockLinear:
        token.raise_if_cancelled()
        return round_to_zeroed(dequantized(matrix.rows(rows)), block)

    rounded = in_row_chunks(matrix.shape, some)
    product(graph, node.input[0], rounded, output, node.input[1].removesuffix(".weight"))


def _matrix(reader: GraphReader, node: onnx.NodeProto) -> BlockLinear:
    """The node's matrix and its offsets, mapped."""
    addition = reader.offset_addition(node.output[0])
    rows = _number(node, "N")
    scales = reader.array(node.input[2]).reshape(rows, -1)
    packed = reader.array(node.input[1]).reshape(*scales.shape, -1)
    offsets = None if addition is None else reader.offsets(addition).T
    return BlockLinear(_number(node, "bits"), packed, scales, offsets)


def _copy(graph: GraphWriter, reader: GraphReader, node: onnx.NodeProto) -> None:
    for name in node.input:
        if not reader.has(name):
            continue
        first = reader.first_of(name)
        graph.constant(first, reader.array(first))
        if first != name:
            graph.reshaped(name, first, reader.shape(name))
    graph.copy(node)


def _number(node: onnx.NodeProto, name: str) -> int:
    return next((int(each.i) for each in node.attribute if each.name == name), 0)
