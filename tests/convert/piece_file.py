"""Writes SentencePiece's ``tokenizer.model`` by hand, as its proto file describes it."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

UNIGRAM, BPE, WORD = 1, 2, 3
Piece = tuple[str, float, int]


def varint(number: int) -> bytes:
    number %= 1 << 64
    parts = []
    while number >= 0x80:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])


def message(number: int, content: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(content)) + content


def numbers(values: dict[int, int]) -> bytes:
    return b"".join(varint(number << 3) + varint(value) for number, value in values.items())


def piece_message(piece: Piece) -> bytes:
    text, score, kind = piece
    content = message(1, text.encode()) + varint(2 << 3 | 5) + struct.pack("<f", score)
    # The usual type is left out, as SentencePiece leaves it out.
    return message(1, content + (b"" if kind == 1 else numbers({3: kind})))


def write_piece_file(
    path: Path,
    pieces: Iterable[Piece],
    kind: int,
    *,
    trainer: dict[int, int] | None = None,
    prefixed: bool = True,
    blanks_joined: bool = True,
) -> Path:
    """Args: trainer: more numbers of the trainer's table, such as ``{41: -1}`` for no begin."""
    told = {3: kind, 35: 1, 40: 0, 41: 1, 42: 2, **(trainer or {})}
    normalizer = message(1, b"identity") + numbers({3: prefixed, 4: blanks_joined})
    tables = message(2, numbers(told)) + message(3, normalizer)
    path.write_bytes(b"".join(map(piece_message, pieces)) + tables)
    return path
