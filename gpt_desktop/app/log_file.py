"""Writes the log to a file that stays small."""

from __future__ import annotations

import copy
import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from gpt_desktop.core.bug_text import bug_text

_BYTES, _OLDER_FILES = 1_000_000, 2
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


_ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class WithoutWords(logging.Formatter):
    """Tells of exceptions where they came from, and nothing they may quote of a document."""

    def format(self, record: logging.LogRecord) -> str:
        # A record remembers the text of its exception, which others write in full.
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    def formatException(self, ei: _ExceptionInfo) -> str:
        return bug_text(ei[1]) if ei[1] is not None else ""


class LogFile(RotatingFileHandler):
    """On a full disk, a line goes to the console instead, and the program goes on."""

    def handleError(self, record: logging.LogRecord) -> None:
        if isinstance(sys.exc_info()[1], OSError):
            _say(self.format(record))
        else:
            super().handleError(record)

    def close(self) -> None:
        """What could not be written is lost with the rest of the log's last lines."""
        try:
            super().close()
        except OSError as error:
            _say(f"The log is incomplete: {error}")


def log_to_file(path: Path) -> logging.Handler | None:
    """Send warnings and worse of the whole process to a file.

    Returns:
        The handler, or None where the file cannot be written; that is logged to the console.
    """
    root = logging.getLogger()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = LogFile(path, maxBytes=_BYTES, backupCount=_OLDER_FILES, encoding="utf-8")
    except OSError as error:
        root.warning("No log file: %s", error)
        return None
    handler.setFormatter(WithoutWords(_FORMAT))
    handler.setLevel(logging.WARNING)
    root.addHandler(handler)
    return handler


def _say(line: str) -> None:
    # A program with a window only may have no console.
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
