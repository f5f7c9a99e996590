"""Unpacks the rich text within Outlook's messages ([MS-OXRTFCP])."""

from __future__ import annotations

import struct

from gpt_desktop.documents.failure import FailureKind, ReadFailureError

_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
_DICTIONARY = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript "
    rb"\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)


def decompressed(data: bytes) -> bytes:
    """The rich text.

    Raises:
        ReadFailureError: it is no packed rich text (DAMAGED).
    """
    if len(data) < 16:
        raise ReadFailureError(FailureKind.DAMAGED)
    raw_size, kind = struct.unpack("<4xI4s4x", data[:16])
    if kind == _PLAIN:
        return data[16 : 16 + raw_size]
    if kind != _PACKED:
        raise ReadFailureError(FailureKind.DAMAGED)
    return _unpacked(data[16:])


def _unpacked(data: bytes) -> bytes:
    window = bytearray(_DICTIONARY.ljust(_WINDOW, b"\0"))
    write = len(_DICTIONARY)
    out = bytearray()
    at = 0
    while at < len(data):
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                taken = data[at : at + 1]
                at += 1
            else:
                pair = int.from_bytes(data[at : at + 2].ljust(2, b"\0"), "big")
                at += 2
                place, length = pair >> 4, (pair & 15) + 2
                if place == write:
                    return bytes(out)
                taken = b""
                for step in range(length):
                    byte = window[(place + step) % _WINDOW]
                    window[(write + step) % _WINDOW] = byte
                    taken += bytes((byte,))
            for byte in taken:
                window[write] = byte
                write = (write + 1) % _WINDOW
            out += taken
            if at >= len(data):
                break
    return bytes(out)
