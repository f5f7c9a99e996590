"""All that notes failures while the app runs, begun first and ended last."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gpt_desktop.app.bug_log import BugLog
from gpt_desktop.app.crash_reports import CrashReports
from gpt_desktop.app.fault_file import FaultFile, report_faults
from gpt_desktop.app.qt_messages import QtMessages


@contextmanager
def crash_watch(folder: Path) -> Iterator[CrashReports]:
    """Reports of this run go to the folder; what an earlier run left there is a report first.

    Only one run at a time may use the folder.
    """
    reports = CrashReports(folder)
    report_faults(folder, reports)
    faults = FaultFile(folder)
    messages = QtMessages(faults)
    bugs = BugLog(reports)
    logging.getLogger().addHandler(bugs)
    try:
        yield reports
    finally:
        logging.getLogger().removeHandler(bugs)
        messages.close()
        faults.close()
