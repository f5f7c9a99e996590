"""What a child process may take of the computer."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ChildLimits:
    """Limits for one process.

    Attributes:
        memory_bytes: its address space, where the system can limit that (Linux).
        idle_seconds: wall clock without any word of it.
    """

    memory_bytes: int = 2048 * _MEBIBYTE
    idle_seconds: float = 120.0

    def to_json(self) -> str:
        """For the process's command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> ChildLimits:
        """The reverse of ``to_json``."""
        return cls(**json.loads(text))
