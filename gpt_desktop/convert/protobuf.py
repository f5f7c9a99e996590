"""Reading protobuf messages without their library's generated classes.

The encoding is that of protobuf.dev/programming-guides/encoding.
"""

from __future__ import annotations

from collections.abc import Iterator

Field = int | bytes

_VARINT, _EIGHT_BYTES, _LENGTH, _FOUR_BYTES = 0, 1, 2, 5
_FIXED = {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}
_LONGEST_VARINT = 10


def fields(message: bytes) -> Iterator[tuple[int, Field]]:
    """The fields of a message: number, and the value of it; fixed ones are bytes.

    Raises:
        ValueError: it is no such message, or cut off.
    """
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, place = _varint(message, place)
            yield number, value
            continue
        if kind == _LENGTH:
            size, place = _varint(message, place)
        elif kind in _FIXED:
            size = _FIXED[kind]
        else:
            raise ValueError(f"unknown kind of field {kind}")
        if size > len(message) - place:
            raise ValueError("cut off within a field")
        yield number, message[place : place + size]
        place += size


def _varint(message: bytes, place: int) -> tuple[int, int]:
    """A number of seven bits a byte, and the place after it."""
    value = 0
    for index in range(_LONGEST_VARINT):
        if place + index >= len(message):
            raise ValueError("cut off within a number")
        byte = message[place + index]
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return value, place + index + 1
    raise ValueError("a number without an end")
