"""Reports of the app's own failures: a few small files the person can read and delete."""

from __future__ import annotations

import hashlib
import logging
import platform
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from gpt_desktop import __version__

log = logging.getLogger(__name__)

MOST_REPORTS = 10
MOST_CHARACTERS = 40_000
_NEW, _SHOWN = ".new.txt", ".txt"


class CrashReports:
    """A folder of them, the newest few. Any thread may write.

    A file that cannot be written or deleted is logged: a report must not be a trouble more.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._written: set[str] = set()

    def write(self, kind: str, text: str) -> Path | None:
        """Keep a report.

        Args:
            kind: what failed, such as "Exception in the thread inference".
            text: where, without the person's words (``core.bug_text``).

        Returns:
            The file; None if this run has already reported the same, or it cannot be written.
        """
        digest = hashlib.sha256(f"{kind}\n{text}".encode("utf-8", "replace")).hexdigest()
        with self._lock:
            if digest in self._written:
                return None
            self._written.add(digest)
            now = datetime.now(UTC)
            path = self.folder / f"{now:%Y%m%d-%H%M%S}-{digest[:8]}{_NEW}"
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                path.write_text(_head(now, kind) + _bounded(text) + "\n", "utf-8", "replace")
                self._drop_old()
            except OSError as error:
                log.warning("No crash report: %s", error)
                return None
        return path

    def unseen(self) -> list[Path]:
        """Those not shown yet, the newest first."""
        return sorted(self.folder.glob(f"*{_NEW}"), reverse=True)

    def read(self, path: Path) -> str:
        """A report's text, or "" where it has gone."""
        try:
            return path.read_text("utf-8", "replace")[: 2 * MOST_CHARACTERS]
        except OSError as error:
            log.warning("A crash report cannot be read: %s", error)
            return ""

    def mark_seen(self, paths: list[Path]) -> list[Path]:
        """They were shown, so they are not shown again; returns their names now."""
        return [self._renamed(path) for path in paths]

    def delete(self, paths: list[Path]) -> None:
        """Delete reports."""
        for path in paths:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("A crash report cannot be deleted: %s", error)

    def _renamed(self, path: Path) -> Path:
        seen = path.with_name(path.name.removesuffix(_NEW) + _SHOWN)
        try:
            return path.replace(seen)
        except OSError as error:
            log.warning("A crash report cannot be renamed: %s", error)
            return path

    def _drop_old(self) -> None:
        reports = sorted(self.folder.glob(f"*{_SHOWN}"), reverse=True)
        for path in reports[MOST_REPORTS:]:
            path.unlink(missing_ok=True)


def _bounded(text: str) -> str:
    """The beginning and the end: where it came from and what it was."""
    if len(text) <= MOST_CHARACTERS:
        return text
    half = MOST_CHARACTERS // 2
    return f"{text[:half]}\n…\n{text[-half:]}"


def _head(now: datetime, kind: str) -> str:
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"GPT Desktop {__version__}, Python {python}, {platform.platform()}\n"
        f"{now:%Y-%m-%d %H:%M:%S} UTC\n{kind}\n\n"
    )
