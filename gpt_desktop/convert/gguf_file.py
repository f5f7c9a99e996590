"""The GGUF container: metadata and a table of tensors, read without trusting any number.

The layout is that of ggml's docs/gguf.md, versions 1 to 3. ``gguf.GGUFReader`` is not used:
it loops as often as an array's length claims, whatever the file's size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gguf.constants import GGML_QUANT_SIZES, GGMLQuantizationType
from numpy.typing import NDArray

from gpt_desktop.convert.errors import damaged, other_kind, unsupported
from gpt_desktop.convert.gguf_cursor import Cursor, Value, broken
from gpt_desktop.core.gguf_parts import gguf_parts
from gpt_desktop.core.i18n import tr

_MAGIC = b"GGUF"
_MAX_DIMENSIONS = 4
_DEFAULT_ALIGNMENT = 32


@dataclass(frozen=True, slots=True)
class TensorInfo:
    """Where a tensor lies.

    Attributes:
        shape: outermost dimension first.
        offset: from the start of the file.
        part: the number of the file, from 0.
    """

    kind: GGMLQuantizationType
    shape: tuple[int, ...]
    offset: int
    size: int
    part: int = 0

    @property
    def elements(self) -> int:
        return math.prod(self.shape)


class GgufFile:
    """A GGUF model, memory-mapped; tensors are read when asked for.

    Args:
        path: of the file, or of one of several that make up the model.

    Raises:
        UserFacingError: not a GGUF, cut off, contradictory, or of an unknown version or type.
    """

    def __init__(self, path: Path) -> None:
        paths = gguf_parts(path)
        self.name = paths[0].name
        self.metadata: dict[str, Value] = {}
        self.tensors: dict[str, TensorInfo] = {}
        self._parts: list[NDArray[np.uint8]] = []
        for number, part in enumerate(paths):
            metadata, tensors = self._read_part(part, number)
            _check_split(part.name, metadata, number, len(paths))
            # What describes the model stands in the first file.
            self.metadata = {**metadata, **self.metadata}
            if self.tensors.keys() & tensors.keys():
                raise broken(part.name)
            self.tensors |= tensors

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """A tensor's bytes as they are in the file, not copied."""
        info = self.tensors[name]
        return self._parts[info.part][info.offset : info.offset + info.size]

    def _read_part(self, path: Path, number: int) -> tuple[dict[str, Value], dict[str, TensorInfo]]:
        try:
            data: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error
        self._parts.append(data)
        cursor = Cursor(data, path.name)
        if cursor.take(4) != _MAGIC:
            raise unsupported(path.name, tr("It is not a GGUF file."))
        cursor.use_version(cursor.number("I"))
        tensor_count, value_count = cursor.length(), cursor.length()
        metadata: dict[str, Value] = {}
        for _ in range(value_count):
            key = cursor.name()
            metadata[key] = cursor.value()
        return metadata, _read_tensors(cursor, tensor_count, metadata, number)


def _read_tensors(
    cursor: Cursor, count: int, metadata: dict[str, Value], part: int
) -> dict[str, TensorInfo]:
    entries = []
    for _ in range(count):
        name = cursor.name()
        dimensions = cursor.number("I")
        if dimensions > _MAX_DIMENSIONS:
            raise cursor.broken()
        shape = tuple(reversed([cursor.length() for _ in range(dimensions)]))
        kind = _tensor_kind(cursor.file_name, cursor.number("I"))
        entries.append((name, kind, shape, cursor.number("Q")))
    alignment = metadata.get("general.alignment", _DEFAULT_ALIGNMENT)
    if not isinstance(alignment, int) or alignment < 1:
        raise cursor.broken()
    start = -(-cursor.position // alignment) * alignment
    tensors: dict[str, TensorInfo] = {}
    for name, kind, shape, offset in entries:
        block, block_bytes = GGML_QUANT_SIZES[kind]
        size = math.prod(shape) // block * block_bytes
        whole = bool(shape) and shape[-1] % block == 0 and name not in tensors
        if not whole or start + offset + size > cursor.end:
            raise cursor.broken()
        tensors[name] = TensorInfo(kind, shape, start + offset, size, part)
    return tensors


def _check_split(name: str, metadata: dict[str, Value], number: int, count: int) -> None:
    """Raises UserFacingError where a file is not the part that its name says."""
    own_count = metadata.get("split.count") or count
    if own_count == count and metadata.get("split.no", number) == number:
        return
    raise other_kind(
        name,
        tr("It is one of several parts of a model."),
        tr("Put all of them into one folder under the names they were published with."),
    )


def _tensor_kind(file_name: str, code: int) -> GGMLQuantizationType:
    try:
        return GGMLQuantizationType(code)
    except ValueError as error:
        why = tr("Its quantization type {code} is not known.", code=code)
        raise unsupported(file_name, why) from error
