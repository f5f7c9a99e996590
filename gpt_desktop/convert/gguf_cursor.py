"""The bytes of a GGUF file, read one after another without trusting any number."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

from gpt_desktop.convert.errors import damaged, other_kind, unsupported
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

Scalar = int | float | bool | str
Value = Scalar | list[Scalar]

_VERSIONS = (1, 2, 3)
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

_LAYOUTS = {code: struct.Struct("<" + code) for code in "IQ"}


def broken(name: str) -> UserFacingError:
    """The error for a file that ends too early or contradicts itself."""
    return damaged(name, tr("It is cut off, or its table of contents is wrong."))


class Cursor:
    """Reads little-endian values one after another, never beyond the end."""

    def __init__(self, data: NDArray[np.uint8], name: str) -> None:
        # Slices of it cost less than an array's; vocabularies have hundreds of thousands of texts.
        self._data = data.data
        self.file_name = name
        self.position = 0
        self._length = "Q"

    @property
    def end(self) -> int:
        """The file's size in bytes."""
        return self._data.nbytes

    def broken(self) -> UserFacingError:
        return broken(self.file_name)

    def use_version(self, version: int) -> None:
        """Read what follows as this version has it. Raises UserFacingError for others."""
        if version and not version & 0xFFFF:
            raise other_kind(
                self.file_name,
                tr("It is made for computers of another kind (big-endian)."),
                tr("Choose the ordinary version of this model."),
            )
        if version not in _VERSIONS:
            why = tr("Its GGUF version {version} is not known.", version=version)
            raise unsupported(self.file_name, why)
        # Lengths and counts had half the bytes in the first version.
        self._length = "I" if version == 1 else "Q"

    def take(self, size: int) -> bytes:
        if size > self._data.nbytes - self.position:
            raise self.broken()
        begin, self.position = self.position, self.position + size
        return bytes(self._data[begin : self.position])

    def number(self, code: str) -> int:
        layout = _LAYOUTS[code]
        return int(layout.unpack(self.take(layout.size))[0])

    def length(self) -> int:
        """A count of what follows."""
        return self.number(self._length)

    def name(self) -> str:
        """What a value or a tensor is called."""
        try:
            return self.take(self.length()).decode("utf-8")
        except UnicodeDecodeError as error:
            raise self.broken() from error

    def text(self) -> str:
        """A value that is a text; a wrong letter in a description spoils no model."""
        return self.take(self.length()).decode("utf-8", "replace")

    def value(self) -> Value:
        kind = self.number("I")
        if kind != _ARRAY:
            return self._scalars(kind, 1)[0]
        return self._scalars(self.number("I"), self.length())

    def _scalars(self, kind: int, count: int) -> list[Scalar]:
        if kind == _STRING:
            # Each text has at least its length; more texts than fit need no trying.
            if count * struct.calcsize(self._length) > self._data.nbytes - self.position:
                raise self.broken()
            return self._texts(count)
        if kind not in _NUMBERS:
            raise self.broken()
        size = struct.calcsize("<" + _NUMBERS[kind])
        return list(struct.unpack(f"<{count}{_NUMBERS[kind]}", self.take(count * size)))

    def _texts(self, count: int) -> list[Scalar]:
        """The same as ``text`` over and over, in a quarter of the time."""
        data, end, layout = self._data, self.end, _LAYOUTS[self._length]
        texts: list[Scalar] = []
        place = self.position
        for _ in range(count):
            begin = place + layout.size
            if begin > end:
                raise self.broken()
            place = begin + layout.unpack_from(data, place)[0]
            if place > end:
                raise self.broken()
            texts.append(str(data[begin:place], "utf-8", "replace"))
        self.position = place
        return texts
