"""What the interpreter writes when the process dies by a fault, found at the next start."""

from __future__ import annotations

import faulthandler
import logging
import os
from pathlib import Path

from gpt_desktop.app.crash_reports import CrashReports

log = logging.getLogger(__name__)

_PREFIX, _SUFFIX = "running-", ".fault"
_MOST_BYTES = 100_000


class FaultFile:
    """Open while the app runs. A clean end deletes it, so one that is left tells of a crash."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / f"{_PREFIX}{os.getpid()}{_SUFFIX}"
        self._file = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", encoding="utf-8")
        except OSError as error:
            log.warning("No file for faults: %s", error)
            return
        # All threads: a native one, such as those that multiply, has no frames of its own, and
        # what the thread that waits for it was at is the only place there is. The price: where
        # the one that dies does not hold the interpreter's lock, another may run on while its
        # frames are read, which now and then cuts the report short (3 of 40 with kill -SEGV).
        faulthandler.enable(self._file, all_threads=True)

    def say(self, words: str) -> None:
        """Add a line, such as Qt's last message before it ends the process."""
        if self._file is not None:
            self._file.write(words + "\n")
            self._file.flush()

    def close(self) -> None:
        """The app ends in order."""
        if self._file is None:
            return
        faulthandler.disable()
        self._file.close()
        self._file = None
        self._path.unlink(missing_ok=True)


def report_faults(folder: Path, reports: CrashReports) -> None:
    """Turn what earlier runs left into reports. Only where no other run uses the folder."""
    for path in sorted(folder.glob(f"{_PREFIX}*{_SUFFIX}")):
        try:
            with path.open("rb") as file:
                told = file.read(_MOST_BYTES).decode("utf-8", "replace").strip()
            path.unlink()
        except OSError as error:
            log.warning("What a crash left cannot be read: %s", error)
            continue
        # A process that was killed, by the system or a power cut, has written nothing.
        if told:
            reports.write("The process died", told.replace(str(Path.home()), "~"))
