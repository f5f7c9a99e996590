"""What Qt itself warns of: into the log, and its last words before it ends the process."""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from gpt_desktop.app.fault_file import FaultFile

log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class QtMessages:
    """Takes Qt's messages from now until ``close``; a terminal still sees them."""

    def __init__(self, faults: FaultFile) -> None:
        self._faults = faults
        self._before = qInstallMessageHandler(self._on_message)

    def close(self) -> None:
        qInstallMessageHandler(self._before)

    def _on_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        # A program without a terminal has no standard error.
        if sys.stderr is not None:
            sys.stderr.write(message + "\n")
        log.log(_LEVELS[kind], "%s: %s", context.category, message)
        if kind is QtMsgType.QtFatalMsg:
            self._faults.say(f"Qt: {message}")
