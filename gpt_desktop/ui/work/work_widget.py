"""A widget that shows a ``RunningWork`` and can be given another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QWidget

from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.ui.work.running_work import RunningWork


class WorkWidget(QFrame):
    """Subclasses override the slots they need, and ``show_state`` for everything at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work: RunningWork | None = None

    @property
    def work(self) -> RunningWork | None:
        return self._work

    def show_work(self, work: RunningWork | None) -> None:
        """Show another result, wherever it stands."""
        if self._work is not None:
            for signal, slot in self._connections(self._work):
                signal.disconnect(slot)
        self._work = work
        if work is not None:
            for signal, slot in self._connections(work):
                signal.connect(slot)
        self.show_state()

    @Slot()
    def show_state(self) -> None:
        """The result's state changed."""

    @Slot(str)
    def add_text(self, text: str) -> None:
        """More of the text came."""

    @Slot()
    def reset_text(self) -> None:
        """The text begins anew."""

    @Slot(object, object)
    def show_progress(self, progress: Progressed, seconds_left: float | None) -> None:
        """The work got on."""

    @Slot(object)
    def add_notice(self, notice: Notice) -> None:
        """Another notice came."""

    def _connections(
        self, work: RunningWork
    ) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (work.text_added, self.add_text),
            (work.text_reset, self.reset_text),
            (work.progressed, self.show_progress),
            (work.noticed, self.add_notice),
            (work.state_changed, self.show_state),
        )
