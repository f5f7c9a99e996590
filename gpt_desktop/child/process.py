"""A child process whose lines are read with a time limit."""

from __future__ import annotations

import logging
import queue
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import gpt_desktop
from gpt_desktop.child.failure import ChildFailedError, ChildFailure

log = logging.getLogger(__name__)

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # there is one on Windows only
_PROGRAM = Path(gpt_desktop.__file__).resolve().parent.parent
_TOLD_BYTES = 4000
_FAILURE_MARKS = ("Traceback (most recent call last):", "Fatal Python error:")


class ChildProcess:
    """A running process; made by ``running``."""

    def __init__(self, purpose: str, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        self._purpose = purpose
        self._process = process
        self._errors = errors
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def kill(self) -> None:
        """From any thread; ``lines`` then ends."""
        self._process.kill()

    def lines(self, idle_seconds: float) -> Iterator[bytes]:
        """Its lines until it ends.

        Raises:
            ChildFailedError: it wrote nothing for so long (STUCK).
        """
        while True:
            try:
                line = self._lines.get(timeout=idle_seconds)
            except queue.Empty as error:
                raise ChildFailedError(ChildFailure.STUCK) from error
            if not line:
                return
            yield line

    def log_crash(self) -> None:
        """Write down how it ended, for the log and a crash report (``child_report``)."""
        code = self._process.wait()
        self._errors.seek(0)
        told = self._errors.read()[-_TOLD_BYTES:].decode("utf-8", "replace")
        report = f"It ended with {code}.\n{_from_its_failure(told)}"
        log.warning(
            "The process that %s ended with %s: %s",
            self._purpose,
            code,
            told,
            extra={"child_report": report},
        )

    def pump(self, output: IO[bytes], line_bytes: int) -> None:
        """Read its output to the end; the work of a thread."""
        while line := output.readline(line_bytes):
            self._lines.put(line)
        self._lines.put(b"")


@contextmanager
def running(
    purpose: str, command: Sequence[str], line_bytes: int, told: bytes = b""
) -> Iterator[ChildProcess]:
    """A process for as long as it is needed, then killed if it still runs.

    Args:
        purpose: for the log, after "The process that".
        line_bytes: the longest line it may write; a longer one comes in parts.
        told: what it reads from its standard input; less than a pipe holds.

    Raises:
        ChildFailedError: it could not be started.
    """
    with tempfile.TemporaryFile() as errors:
        process = _started(purpose, command, errors)
        _tell(process, told)
        child = ChildProcess(purpose, process, errors)
        with process:
            output = process.stdout
            thread = threading.Thread(target=child.pump, args=(output, line_bytes), daemon=True)
            thread.start()
            try:
                yield child
            finally:
                process.kill()
                thread.join()


def _from_its_failure(told: str) -> str:
    """What Python said at its end; what a library printed before may quote a person's text."""
    starts = [told.rfind(mark) for mark in _FAILURE_MARKS]
    return told[max(starts) :] if max(starts) >= 0 else ""


def _tell(process: subprocess.Popen[bytes], told: bytes) -> None:
    if process.stdin is not None:
        with suppress(BrokenPipeError), process.stdin:
            process.stdin.write(told)


def _started(purpose: str, command: Sequence[str], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    try:
        # The program's own folder, so that no module is taken from wherever we are.
        return subprocess.Popen(
            command,
            cwd=_PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        log.warning("The process that %s did not start: %s", purpose, error)
        raise ChildFailedError(ChildFailure.CRASHED) from error
