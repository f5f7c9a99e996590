"""What a second start hands over to the first: files to open, and the right to come forward."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

MOST_FILES = 500
MOST_BYTES = 1_000_000
_LONGEST_PATH = 4096
_LONGEST_TOKEN = 512


@dataclass(frozen=True, slots=True)
class Handover:
    """One start.

    Attributes:
        files: absolute paths.
        summarize: show the Summarize view even where there are no files.
        activation: the desktop's token that lets a window come forward, or "".

    Raises:
        ValueError: a path is not absolute or too long, or there are too many.
    """

    files: tuple[Path, ...] = ()
    summarize: bool = False
    activation: str = ""

    def __post_init__(self) -> None:
        if len(self.files) > MOST_FILES:
            raise ValueError(f"more than {MOST_FILES} files")
        for path in self.files:
            name = str(path)
            if not path.is_absolute() or len(name) > _LONGEST_PATH or "\0" in name:
                raise ValueError("a path that is not absolute, or too long")
        if len(self.activation) > _LONGEST_TOKEN or not self.activation.isprintable():
            raise ValueError("a token that is not one")

    def to_line(self) -> bytes:
        """One line of JSON."""
        values = {
            "files": [str(path) for path in self.files],
            "summarize": self.summarize,
            "activation": self.activation,
        }
        return json.dumps(values).encode("ascii") + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Handover:
        """Read what another process sent.

        Raises:
            ValueError: it is not of the form that ``to_line`` gives.
        """
        try:
            values = json.loads(line)
        except RecursionError as error:
            raise ValueError("nested too deeply") from error
        match values:
            case {"files": list(files), "summarize": bool(summarize), "activation": str(token)}:
                if not all(isinstance(name, str) for name in files):
                    raise ValueError("a file that is not a path")
                return cls(tuple(Path(name) for name in files), summarize, token)
        raise ValueError("not a handover")
