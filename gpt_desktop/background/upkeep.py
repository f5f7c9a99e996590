"""Work done bit by bit on a lane, so that what is asked for comes between the bits."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane

log = logging.getLogger(__name__)


class Upkeep(QObject):
    """Calls for a bit of work after another until there is no more, and anew when told to.

    A bit that fails ends it until then; it is no more than a warning in the log.

    Args:
        bit: does some of the work; returns whether more is waiting.
    """

    def __init__(
        self, lane: Lane, title: str, bit: Callable[[], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._title = title
        self._bit = bit
        self._running = False
        self._more = False
        self._watched: Lane | None = None

    @Slot()
    def start(self) -> None:
        """Begin, unless it is going on."""
        if not self._running:
            self._running = True
            self._next()

    def start_when_idle(self, lane: Lane) -> None:
        """Begin whenever another lane has nothing left to do."""
        self._watched = lane
        lane.changed.connect(self._on_lane_changed)

    @Slot()
    def _on_lane_changed(self) -> None:
        if self._watched is not None and not self._watched.jobs:
            self.start()

    def _next(self) -> None:
        self._more = False
        call(
            self._lane,
            self._title,
            self._bit,
            succeeded=self._on_succeeded,
            failed=self._on_failed,
            finished=self._on_finished,
        )

    @Slot(object)
    def _on_succeeded(self, more: bool) -> None:
        self._more = more

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        log.warning("%s did not succeed: %s", self._title, error)

    @Slot()
    def _on_finished(self) -> None:
        if self._more:
            self._next()
        else:
            self._running = False
