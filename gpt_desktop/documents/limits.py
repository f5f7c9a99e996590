"""How much of a file is read at most, so that no file can take the computer with it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from gpt_desktop.child.limits import ChildLimits

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Limits for one file.

    Attributes:
        file_bytes: size of the file.
        text_characters: length of its text.
        pixels: of a picture; A4 at 600 dots an inch has 35 million.
        unpacked_bytes: declared size of everything inside a Word file.
        child: of the process that reads it.
    """

    file_bytes: int = 200 * _MEBIBYTE
    text_characters: int = 20_000_000
    pixels: int = 60_000_000
    unpacked_bytes: int = 500 * _MEBIBYTE
    child: ChildLimits = field(default_factory=ChildLimits)

    def to_json(self) -> str:
        """For the command line of the process that reads; without that process's own limits."""
        table = asdict(self)
        del table["child"]
        return json.dumps(table)

    @classmethod
    def from_json(cls, text: str) -> ReadLimits:
        """The reverse of ``to_json``, within a process that has its limits."""
        return cls(**json.loads(text))
