"""A file that is being fetched: what is there of it, and what it must become."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import HubFile
from gpt_desktop.core.hub_digest import has_contents

_LONGEST_ETAG = 200


class Part:
    """Lies beside its target, which appears when all is there and right.

    Args:
        file: what the hub's list says of it.
    """

    def __init__(self, target: Path, file: HubFile) -> None:
        self.file = file
        self._target = target
        self._path = target.with_name(f"{target.name}.part")
        self._etag_path = target.with_name(f"{target.name}.etag")

    @property
    def done(self) -> bool:
        """Whether the target is there, which is made only of what was checked."""
        return self._target.is_file() and self._target.stat().st_size == self.file.size

    @property
    def size(self) -> int:
        """Bytes that are there."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def there(self) -> int:
        """Bytes that need not be fetched any more."""
        return self.file.size if self.done else min(self.size, self.file.size)

    @property
    def whole(self) -> bool:
        """Whether all bytes are there, right or wrong."""
        return self._path.exists() and self.size >= self.file.size

    def range_headers(self) -> dict[str, str]:
        """What asks for the rest alone, if the file is still the same."""
        size, etag = self.size, self._etag()
        if not size:
            return {}
        headers = {"Range": f"bytes={size}-"}
        # Weak tags do not tell whether bytes are the same.
        return {**headers, "If-Range": etag} if etag.startswith('"') else headers

    def is_same(self, etag: str) -> bool:
        """Whether a tag is that of the version the part was begun with, as far as is known."""
        own = self._etag()
        return not own or not etag or etag == own

    def restart(self, etag: str) -> None:
        """Forget what is there; what comes is of this version."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.unlink(missing_ok=True)
        if etag and len(etag) <= _LONGEST_ETAG and etag.isascii():
            self._etag_path.write_text(etag, encoding="ascii")
        else:
            self._etag_path.unlink(missing_ok=True)

    @contextmanager
    def writing(self) -> Iterator[Callable[[bytes], object]]:
        """A function that adds bytes, no more than there should be."""
        with self._path.open("ab", buffering=0) as file:

            def write(piece: bytes) -> None:
                rest = memoryview(piece)[: self.file.size - self.size]
                while rest:
                    rest = rest[file.write(rest) :]

            yield write

    def finish(self, token: CancelToken) -> bool:
        """Check the hash and make the target; a wrong part is thrown away.

        Raises:
            CancelledError: the token was cancelled; the part stays.
        """
        if not has_contents(self._path, self.file, token):
            self.restart("")
            return False
        # On the disk before it has its name: what has it is not checked again.
        with self._path.open("r+b") as file:
            os.fsync(file.fileno())
        self._path.replace(self._target)
        self._etag_path.unlink(missing_ok=True)
        return True

    def _etag(self) -> str:
        try:
            return self._etag_path.read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return ""
