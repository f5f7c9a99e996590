"""A TIFF's pages one by one: the same file, said to have a single page."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}
_FIELD_BYTES = 12
_MOST_PAGES = 10_000


def single_pages(path: Path) -> Iterator[int]:
    """Make a file hold one of its pages after the other, in place; yields how many there are.

    A file that is no TIFF, or one that cannot be divided, is yielded once as it is.

    Args:
        path: of a copy.
    """
    with path.open("r+b") as file:
        order = _ORDERS.get(file.read(4))
        places = _directories(path, order) if order else []
        if not order or len(places) < 2:
            yield 1
            return
        for place, after in places:
            file.seek(4)
            file.write(struct.pack(f"{order}I", place))
            file.seek(after)
            file.write(struct.pack(f"{order}I", 0))
            file.flush()
            yield len(places)


def _directories(path: Path, order: str) -> list[tuple[int, int]]:
    """Where each page's directory is, and where it names the next one's place."""
    found: list[tuple[int, int]] = []
    size = path.stat().st_size
    with path.open("rb") as file:
        at = 4
        while len(found) < _MOST_PAGES:
            file.seek(at)
            (place,) = struct.unpack(f"{order}I", file.read(4).rjust(4, b"\0"))
            if not 8 <= place <= size - 2 or place in {each for each, _ in found}:
                break
            file.seek(place)
            (fields,) = struct.unpack(f"{order}H", file.read(2))
            at = place + 2 + _FIELD_BYTES * fields
            if at > size - 4:
                break
            found.append((place, at))
    return found
