"""The GGUF container: metadata and a table of tensors, read without trusting any number.

The layout is that of ggml's docs/gguf.md, versions 2 and 3. ``gguf.GGUFReader`` is not used:
it loops as often as an array's length claims, whatever the file's size.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from gguf.constants import GGML_QUANT_SIZES, GGMLQuantizationType
from numpy.typing import NDArray

from gpt_desktop.convert.errors import damaged, unsupported
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

Scalar = int | float | bool | str
Value = Scalar | list[Scalar]

_MAGIC = b"GGUF"
_VERSIONS = (2, 3)
_MAX_DIMENSIONS = 4
_DEFAULT_ALIGNMENT = 32
_STRING = 8
_ARRAY = 9
# GGUF's number types by their codes, as struct spells them.
_NUMBERS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}


@dataclass(frozen=True, slots=True)
class TensorInfo:
    """Where a tensor lies. ``shape`` is outermost first; ``offset`` is from the file's start."""

    kind: GGMLQuantizationType
    shape: tuple[int, ...]
    offset: int
    size: int

    @property
    def elements(self) -> int:
        return math.prod(self.shape)


class GgufFile:
    """A GGUF file, memory-mapped; tensors are read when asked for.

    Raises:
        UserFacingError: not a GGUF, cut off, contradictory, or of an unknown version or type.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        try:
            self._data: NDArray[np.uint8] = np.memmap(path, dtype=np.uint8, mode="r")
        except (OSError, ValueError) as error:
            raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error
        cursor = _Cursor(self._data, path.name)
        if cursor.take(4) != _MAGIC:
            raise unsupported(path.name, tr("It is not a GGUF file."))
        version = cursor.number("I")
        if version not in _VERSIONS:
            why = tr("Its GGUF version {version} is not known.", version=version)
            raise unsupported(path.name, why)
        tensor_count, value_count = cursor.number("Q"), cursor.number("Q")
        self.metadata: dict[str, Value] = {}
        for _ in range(value_count):
            key = cursor.text()
            self.metadata[key] = cursor.value()
        self.tensors = self._read_tensors(cursor, tensor_count)

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """A tensor's bytes as they are in the file, not copied."""
        info = self.tensors[name]
        return self._data[info.offset : info.offset + info.size]

    def _read_tensors(self, cursor: _Cursor, count: int) -> dict[str, TensorInfo]:
        entries = []
        for _ in range(count):
            name = cursor.text()
            dimensions = cursor.number("I")
            if dimensions > _MAX_DIMENSIONS:
                raise cursor.broken()
            shape = tuple(reversed([cursor.number("Q") for _ in range(dimensions)]))
            kind = _tensor_kind(self.name, cursor.number("I"))
            entries.append((name, kind, shape, cursor.number("Q")))
        alignment = self.metadata.get("general.alignment", _DEFAULT_ALIGNMENT)
        if not isinstance(alignment, int) or alignment < 1:
            raise cursor.broken()
        start = -(-cursor.position // alignment) * alignment
        tensors: dict[str, TensorInfo] = {}
        for name, kind, shape, offset in entries:
            block, block_bytes = GGML_QUANT_SIZES[kind]
            elements = math.prod(shape)
            size = elements // block * block_bytes
            whole = bool(shape) and shape[-1] % block == 0 and name not in tensors
            if not whole or start + offset + size > self._data.size:
                raise cursor.broken()
            tensors[name] = TensorInfo(kind, shape, start + offset, size)
        return tensors


def _tensor_kind(file_name: str, code: int) -> GGMLQuantizationType:
    try:
        return GGMLQuantizationType(code)
    except ValueError as error:
        why = tr("Its quantization type {code} is not known.", code=code)
        raise unsupported(file_name, why) from error


class _Cursor:
    """Reads little-endian values one after another, never beyond the end."""

    def __init__(self, data: NDArray[np.uint8], name: str) -> None:
        self._data = data
        self._name = name
        self.position = 0

    def broken(self) -> UserFacingError:
        return damaged(self._name, tr("It is cut off, or its table of contents is wrong."))

    def take(self, size: int) -> bytes:
        if size > self._data.size - self.position:
            raise self.broken()
        chunk = self._data[self.position : self.position + size].tobytes()
        self.position += size
        return chunk

    def number(self, code: str) -> int:
        layout = struct.Struct("<" + code)
        return int(layout.unpack(self.take(layout.size))[0])

    def text(self) -> str:
        try:
            return self.take(self.number("Q")).decode("utf-8")
        except UnicodeDecodeError as error:
            raise self.broken() from error

    def value(self) -> Value:
        kind = self.number("I")
        if kind != _ARRAY:
            return self._scalars(kind, 1)[0]
        return self._scalars(self.number("I"), self.number("Q"))

    def _scalars(self, kind: int, count: int) -> list[Scalar]:
        if kind == _STRING:
            # Each text has at least its length; more texts than fit need no trying.
            if count * 8 > self._data.size - self.position:
                raise self.broken()
            return [self.text() for _ in range(count)]
        if kind not in _NUMBERS:
            raise self.broken()
        size = struct.calcsize("<" + _NUMBERS[kind])
        return list(struct.unpack(f"<{count}{_NUMBERS[kind]}", self.take(count * size)))
