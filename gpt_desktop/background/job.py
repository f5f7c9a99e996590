"""A piece of work off the GUI thread, told about by signals."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, Signal

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.steps import finish

log = logging.getLogger(__name__)

Work = Callable[[CancelToken], Generator[Any, None, Any]]


class Job(QObject):
    """Runs a generator function: each yielded event and the returned value become signals.

    Create, connect (bound methods marked ``@Slot``), then give it to a ``Lane``. Exactly one
    of ``succeeded``, ``failed``, ``cancelled`` follows ``started``, then ``finished``. A job
    cancelled before it began emits ``cancelled`` and ``finished`` only, and does so at once,
    however long the work before it takes.

    Args:
        asked: the person started it and waits for it; the app itself starts other work.
    """

    started = Signal()
    progressed = Signal(object)  # whatever the work yields
    succeeded = Signal(object)  # what the work returns
    failed = Signal(object)  # an Exception; UserFacingError where the person can act
    cancelled = Signal()
    finished = Signal()

    def __init__(
        self, title: str, work: Work, parent: QObject | None = None, *, asked: bool = True
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.asked = asked
        self.token = CancelToken()
        self._work = work
        self._begun = threading.Lock()  # taken, once and for all, by whoever begins or ends it

    def cancel(self) -> None:
        """Ask it to stop, from any thread."""
        self.token.cancel()
        if self._begun.acquire(blocking=False):
            self.cancelled.emit()
            self.finished.emit()

    def run(self) -> None:
        """Called by the lane, on its thread; does nothing where it was cancelled before."""
        if not self._begun.acquire(blocking=False):
            return
        try:
            self.token.raise_if_cancelled()
            self.started.emit()
            self.succeeded.emit(finish(self._work(self.token), self.progressed.emit))
        except CancelledError:
            self.cancelled.emit()
        except UserFacingError as error:
            self.failed.emit(error)
        except Exception as error:
            log.exception("A bug in the job %r", self.title)
            self.failed.emit(error)
        finally:
            self.finished.emit()
