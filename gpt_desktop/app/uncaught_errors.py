"""Exceptions that nothing caught: logged, and told to the window."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

log = logging.getLogger(__name__)


class UncaughtErrors(QObject):
    """Stands in for Python's hooks between ``install`` and ``uninstall``.

    Signals:
        raised: the exception; from any thread. Those of destructors are only logged: nobody
            waits for them.
    """

    raised = Signal(object)

    def install(self) -> None:
        sys.excepthook = self._on_raised
        threading.excepthook = self._on_raised_in_thread
        sys.unraisablehook = self._on_unraisable

    def uninstall(self) -> None:
        """Give Python its hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__

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

    def _on_unraisable(self, args: UnraisableHookArgs) -> None:
        if args.exc_value is None:
            sys.__unraisablehook__(args)
            return
        trace = (args.exc_type, args.exc_value, args.exc_traceback)
        log.error("A bug where nothing can be raised", exc_info=trace)
