"""From the log to crash reports: whatever is logged as a bug is reported."""

from __future__ import annotations

import logging

from gpt_desktop.app.crash_reports import CrashReports
from gpt_desktop.core.bug_text import bug_text


class BugLog(logging.Handler):
    """Reports records of level ERROR that carry an exception, and those of child processes.

    A record of a child process has its text as ``child_report`` (``extra`` of the log call).
    """

    def __init__(self, reports: CrashReports) -> None:
        super().__init__(logging.WARNING)
        self._reports = reports

    def emit(self, record: logging.LogRecord) -> None:
        told = getattr(record, "child_report", None)
        if isinstance(told, str):
            self._reports.write(f"Child process ({record.name})", told)
            return
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and record.levelno >= logging.ERROR:
            kind = f"Exception in the thread {record.threadName} ({record.name})"
            self._reports.write(kind, bug_text(error))
