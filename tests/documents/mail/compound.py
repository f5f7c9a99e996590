"""Writes Outlook messages as the compound files they are ([MS-CFB])."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path

_SECTOR, _SMALL = 512, 64
_LARGE = 4096
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_TEXT, _BINARY = 0x001F, 0x0102
_NONE = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    content: bytes = b""
    children: list[int] = field(default_factory=list)


def write_compound(path: Path, tree: dict[str, bytes | dict[str, bytes]]) -> Path:
    """Streams by name; a table of streams is a storage. Few enough for one sector of the table."""
    entries = [_Entry("Root Entry", _ROOT)]
    for name, content in tree.items():
        entries[0].children.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
            continue
        storage = _Entry(name, _STORAGE)
        entries.append(storage)
        for inner, stream in content.items():
            storage.children.append(len(entries))
            entries.append(_Entry(inner, _STREAM, stream))
    large, small = _Sectors(_SECTOR, [_TABLE]), _Sectors(_SMALL, [])
    starts = [_END] * len(entries)
    for number, entry in enumerate(entries):
        if entry.kind == _STREAM:
            starts[number] = (small if len(entry.content) < _LARGE else large).add(entry.content)
    entries[0].content = b"".join(small.parts)
    starts[0] = large.add(entries[0].content)
    small_table = large.add(struct.pack(f"<{len(small.table)}I", *small.table), b"\xff")
    directory = large.add(b"".join(_row(entries, n, starts[n]) for n in range(len(entries))))
    assert len(large.table) <= _SECTOR // 4
    assert len(small.table) <= _SECTOR // 4
    table = large.table + [_FREE] * (_SECTOR // 4 - len(large.table))
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, directory, 0, _LARGE, small_table, 1, _END, 0),
        *(0, *[_FREE] * 108),
    )
    path.write_bytes(head + struct.pack("<128I", *table) + b"".join(large.parts))
    return path


class _Sectors:
    """Contents in pieces of one size, and which piece follows which."""

    def __init__(self, size: int, table: list[int]) -> None:
        self._size = size
        self.table = table
        self.parts: list[bytes] = []

    def add(self, content: bytes, filling: bytes = b"\0") -> int:
        first = len(self.table)
        count = max(1, -(-len(content) // self._size))
        self.table.extend([*range(first + 1, first + count), _END])
        self.parts.append(content.ljust(count * self._size, filling))
        return first


def _row(entries: list[_Entry], number: int, start: int) -> bytes:
    entry = entries[number]
    parent = next((each for each in entries if number in each.children), None)
    siblings = parent.children if parent else []
    place = siblings.index(number) if siblings else 0
    right = siblings[place + 1] if place + 1 < len(siblings) else _NONE
    child = entry.children[0] if entry.children else _NONE
    name = entry.name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI8x8xIQ",
        name,
        len(name) + 2,
        entry.kind,
        1,
        _NONE,
        right,
        child,
        0,
        start,
        len(entry.content),
    )


def message(path: Path, *, files: tuple[str, ...] = (), **values: str | bytes) -> Path:
    """A message with properties by their hexadecimal ids, such as ``p0037="Subject"``."""
    tree: dict[str, bytes | dict[str, bytes]] = {}
    streams, rows = _properties(values)
    tree.update(streams)
    for number, name in enumerate(files):
        inner, inner_rows = _properties({"p3707": name})
        inner["__properties_version1.0"] = bytes(8) + inner_rows
        tree[f"__attach_version1.0_#{number:08X}"] = inner
    counts = struct.pack("<8x4I8x", 0, len(files), 0, len(files))
    tree["__properties_version1.0"] = counts + rows
    return write_compound(path, tree)


def _properties(values: dict[str, str | bytes]) -> tuple[dict[str, bytes], bytes]:
    streams: dict[str, bytes] = {}
    rows = b""
    for key, value in values.items():
        kind, content = (
            (0x001F, value.encode("utf-16-le")) if isinstance(value, str) else (0x0102, value)
        )
        streams[f"__substg1.0_{key[1:].upper()}{kind:04X}"] = content
        rows += struct.pack("<HHIII", kind, int(key[1:], 16), 6, len(content), 0)
    return streams, rows
