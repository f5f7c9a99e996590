"""How much of a file is read at most, so that no file can take the computer with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Limits for one file.

    Attributes:
        file_bytes: size of the file.
        text_characters: length of its text.
        unpacked_bytes: declared size of everything inside a Word file.
        memory_bytes: address space of the process that reads it, where the system can
            limit that (Linux).
        idle_seconds: wall clock without any progress.
    """

    file_bytes: int = 200 * _MEBIBYTE
    text_characters: int = 20_000_000
    unpacked_bytes: int = 500 * _MEBIBYTE
    memory_bytes: int = 2048 * _MEBIBYTE
    idle_seconds: float = 120.0

    def to_json(self) -> str:
        """For the command line of the process that reads."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> ReadLimits:
        """The reverse of ``to_json``."""
        return cls(**json.loads(text))
