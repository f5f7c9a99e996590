"""Changes of the agenda, off the GUI thread, each with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import call
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.agenda.store import AgendaChange
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.view.context import ViewContext

MakeChange = Callable[[], AgendaChange]


class AgendaDesk(QObject):
    """Makes changes one after another on the io lane, and says when they are made.

    Signals:
        changed: the AgendaChange that was made.
        undo_offered: words on what was done, and a callable that takes it back.
        failed: an Exception.
    """

    changed = Signal(object)
    undo_offered = Signal(str, object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._done: dict[int, str] = {}
        self.agenda = agenda

    @property
    def lane(self) -> Lane:
        """Where the store is asked."""
        return self._context.lanes.io

    def make(self, change: MakeChange, done: str) -> None:
        """Make a change; ``done`` are the words beside Undo, "" to offer none."""
        job = call(
            self.lane,
            tr("Changing the agenda"),
            change,
            succeeded=self._on_made,
            failed=self._on_failed,
        )
        self._done[id(job)] = done

    @Slot(object)
    def _on_made(self, change: AgendaChange) -> None:
        done = self._done.pop(id(self.sender()), "")
        self._context.changes.agenda.emit()
        self.changed.emit(change)
        if done:
            undo = partial(self.agenda.store.undo, change)
            self.undo_offered.emit(done, partial(self.make, undo, ""))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._done.pop(id(self.sender()), "")
        self.failed.emit(error)
