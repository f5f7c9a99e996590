"""Pixels out of the uncompressed gray TIFF that ocrust writes: it hands pages out no other way."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

_WIDTH, _HEIGHT, _PLACES, _SIZES = 256, 257, 273, 279
_FORMATS = {3: "H", 4: "I"}


def gray_page(tiff: bytes) -> NDArray[np.uint8]:
    """The first page: height × width, 0 black to 255 white.

    Raises:
        ValueError: it is written in another way.
    """
    fields = _fields(tiff)
    [width], [height] = fields[_WIDTH], fields[_HEIGHT]
    strips = zip(fields[_PLACES], fields[_SIZES], strict=True)
    pixels = b"".join(tiff[place : place + size] for place, size in strips)
    if len(pixels) != width * height:
        raise ValueError("not an uncompressed gray page")
    return np.frombuffer(pixels, np.uint8).reshape(height, width)


def _fields(tiff: bytes) -> dict[int, tuple[int, ...]]:
    """The numbers of the first directory's fields, by the field's tag."""
    if tiff[:4] != b"II*\0":
        raise ValueError("not a little-endian TIFF")
    (place,) = struct.unpack_from("<I", tiff, 4)
    (count,) = struct.unpack_from("<H", tiff, place)
    fields: dict[int, tuple[int, ...]] = {}
    for entry in range(place + 2, place + 2 + 12 * count, 12):
        tag, kind, amount = struct.unpack_from("<HHI", tiff, entry)
        if kind not in _FORMATS:
            continue
        layout = f"<{amount}{_FORMATS[kind]}"
        inside = struct.calcsize(layout) <= 4
        (elsewhere,) = struct.unpack_from("<I", tiff, entry + 8)
        fields[tag] = struct.unpack_from(layout, tiff, entry + 8 if inside else elsewhere)
    return fields
