"""Exceptions that nothing caught: logged, and told to the window."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class UncaughtErrors(QObject):
    """Stands in for Python's hooks between ``install`` and ``uninstall``.

    Signals:
        raised: the exception; from any thread.
    """

    raised = Signal(object)

    def install(self) -> None:
        sys.excepthook = self._on_raised
        threading.excepthook = self._on_raised_in_thread

    def uninstall(self) -> None:
        """Give Python its hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def _on_raised(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("A bug", exc_info=(kind, error, trace))
        self.raised.emit(error)

    def _on_raised_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_raised(args.exc_type, args.exc_value, args.exc_traceback)
