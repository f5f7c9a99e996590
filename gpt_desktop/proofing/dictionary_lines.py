"""The lines of a Hunspell file, as spylls reads them: its own reader leaves files open."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

_BOM = "\xef\xbb\xbf"  # as it looks in the encoding that a file is first read in


class DictionaryLines:
    """Yields ``(number from 1, line)`` for lines that are not empty.

    The encoding may change on the way: an ``.aff`` file names its own in one of its first lines.
    """

    def __init__(self, path: Path, encoding: str = "Windows-1252") -> None:
        self._data = path.read_bytes()
        self._read = 0
        self._lines = self._opened(encoding)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        for line in self._lines:
            self._read += 1
            stripped = line.strip()
            if stripped:
                return self._read, stripped
        raise StopIteration

    def reset_encoding(self, encoding: str) -> None:
        """Read on in another encoding from the line that is reached."""
        self._lines = self._opened(encoding)
        for _ in range(self._read):
            next(self._lines)

    def _opened(self, encoding: str) -> Iterator[str]:
        # Some dictionaries have single bytes as flags amid UTF-8.
        text = self._data.decode(encoding, errors="surrogateescape")
        return iter(io.StringIO(text.removeprefix(_BOM).removeprefix("\ufeff")))
