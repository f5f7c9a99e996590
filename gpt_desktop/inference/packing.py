"""Writes a model's packed weights, one matrix at a time; see ``packed_weights.py``.

What is packed hangs on how the products are computed, so that is found out before: see
``product_trial.py``.

A folder stays loadable at each moment: the data file only grows or is replaced by one with the
same beginning, and the record that makes the packed weights count is written last.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import onnx
from onnx import TensorProto

from gpt_desktop.core.file_lock import LockedError, file_lock
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA, PACKED_RECORD, ModelFolder
from gpt_desktop.inference.packed_node import PACKED_ENTRY, save_packed
from gpt_desktop.inference.packed_weights import (
    CHOSEN,
    PACKED_GRAPH,
    forget_packed,
    packed_record,
)
from gpt_desktop.inference.product_trial import choose_activations

_LOG = logging.getLogger(__name__)
_LOCK = ".packing.lock"
_TEMPORARY = ".packing-"
# Whose weights onnxruntime packs.
_OPERATORS = ("MatMulNBits", "MatMul", "FusedMatMul")
_PAGE = 4096
_CHUNK = 1 << 24


def pack_weights(folder: ModelFolder) -> bool:
    """Pack them anew; whether they are there now.

    Where another process is at it, the disk is full or read-only, or onnxruntime will not, the
    model loads as it did before.
    """
    try:
        with file_lock(folder.weights / _LOCK):
            _clear(folder.weights)
            forget_packed(folder)
            _pack(folder)
    except LockedError:
        return False
    except Exception as error:  # onnxruntime raises classes of its own for each kind of trouble
        _LOG.warning("weights of %s were not packed: %s", folder.path.name, error)
        return False
    return True


def _pack(folder: ModelFolder) -> None:
    """Raises OSError, and what onnxruntime raises."""
    model = onnx.load(folder.weights / GRAPH, load_external_data=False)
    chosen = choose_activations(model.graph)
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    with _data_end(folder.weights / GRAPH_DATA, _raw_end(tensors)) as data:
        for node in model.graph.node:
            if node.op_type in _OPERATORS:
                _pack_node(folder.weights, node, tensors, data)
        data.flush()
        os.fsync(data.fileno())
    _replace(folder.weights / PACKED_GRAPH, model.SerializeToString())
    record = json.dumps({**packed_record(folder), CHOSEN: chosen})
    _replace(folder.weights / PACKED_RECORD, record.encode())


def _pack_node(
    folder: Path,
    node: onnx.NodeProto,
    tensors: dict[str, onnx.TensorProto],
    data: IO[bytes],
) -> None:
    """Have onnxruntime pack one node's weights; put them at the end, and their places in."""
    constants = [tensors[name] for name in node.input if name in tensors]
    if not any(_is_apart(tensor) and not _is_packed(tensor) for tensor in constants):
        return
    with tempfile.TemporaryDirectory(prefix=_TEMPORARY, dir=folder) as place:
        saved = save_packed(node, constants, folder, Path(place))
        for tensor in saved.graph.initializer:
            own = tensors[tensor.name]
            for entry in tensor.external_data:
                if entry.key.startswith(PACKED_ENTRY) and not _is_packed(own):
                    _move(entry, own, Path(place, GRAPH_DATA), data)


def _move(entry: Any, tensor: onnx.TensorProto, source: Path, data: IO[bytes]) -> None:
    """An entry is ``KEY|OFFSET;LENGTH;PADDING``; others are of several parts, and left out."""
    key, _, places = entry.value.partition("|")
    numbers = places.split(";")
    if len(numbers) != 3:
        return
    offset, length = int(numbers[0]), int(numbers[1])
    data.seek(0, os.SEEK_END)
    start = -(-data.tell() // _PAGE) * _PAGE
    data.write(bytes(start - data.tell()))
    with source.open("rb") as file:
        file.seek(offset)
        for size in _pieces(length):
            data.write(file.read(size))
    tensor.external_data.add(key=entry.key, value=f"{key}|{start};{length};{numbers[2]}")


@contextmanager
def _data_end(path: Path, raw: int) -> Iterator[IO[bytes]]:
    """The data file open at its end, with nothing behind the ``raw`` first bytes.

    Others may have mapped what was packed before: then the file is written anew beside.
    """
    if path.stat().st_size == raw:
        with path.open("r+b") as data:
            try:
                yield data
            except BaseException:
                data.truncate(raw)
                raise
        return
    partial = path.with_name(f"{_TEMPORARY}{path.name}")
    with path.open("rb") as old, partial.open("w+b") as data:
        for size in _pieces(raw):
            data.write(old.read(size))
        yield data
    partial.replace(path)


def _raw_end(tensors: dict[str, onnx.TensorProto]) -> int:
    """Where the weights as they were converted end."""
    places = (_entries(tensor) for tensor in tensors.values() if _is_apart(tensor))
    return max((int(place["offset"]) + int(place["length"]) for place in places), default=0)


def _is_apart(tensor: onnx.TensorProto) -> bool:
    return bool(tensor.data_location == TensorProto.EXTERNAL)


def _is_packed(tensor: onnx.TensorProto) -> bool:
    return any(key.startswith(PACKED_ENTRY) for key in _entries(tensor))


def _entries(tensor: onnx.TensorProto) -> dict[str, str]:
    return {entry.key: entry.value for entry in tensor.external_data}


def _pieces(length: int) -> Iterator[int]:
    while length > 0:
        yield min(length, _CHUNK)
        length -= _CHUNK


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_name(f"{_TEMPORARY}{path.name}")
    with partial.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)


def _clear(folder: Path) -> None:
    """Remove what a packing left behind that was cut off."""
    for path in folder.glob(f"{_TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
